#!/usr/bin/env python3
"""Makes ed25519-edges.txt: signatures on which implementations of Ed25519 differ.

Straight from RFC 8032 with Python integers; independent of the Java code. Each line is
name, verdict by crypto rules 1, key, message, signature (hex).
"""
import hashlib
import os

p = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
d = -121665 * pow(121666, p - 2, p) % p


def add(P, Q):
    x1, y1 = P
    x2, y2 = Q
    t = d * x1 * x2 * y1 * y2 % p
    return ((x1 * y2 + x2 * y1) * pow(1 + t, p - 2, p) % p,
            (y1 * y2 + x1 * x2) * pow(1 - t, p - 2, p) % p)


def mul(n, P):
    R = (0, 1)
    while n:
        if n & 1:
            R = add(R, P)
        P = add(P, P)
        n >>= 1
    return R


def neg(P):
    return (-P[0] % p, P[1])


def x_of(y, sign):
    xx = (y * y - 1) * pow(d * y * y + 1, p - 2, p) % p
    x = pow(xx, (p + 3) // 8, p)
    if (x * x - xx) % p:
        x = x * pow(2, (p - 1) // 4, p) % p
    if (x * x - xx) % p:
        return None
    return x if x & 1 == sign else -x % p


def enc(P):
    return (P[1] | (P[0] & 1) << 255).to_bytes(32, "little")


def h(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % L


y = 4 * pow(5, p - 2, p) % p
Base = (x_of(y, 0), y)
assert mul(L, Base) == (0, 1)

# A point of order 8: [L]P for a P outside the subgroup.
T = None
for y in range(2, 100):
    x = x_of(y, 0)
    if x is not None:
        T = mul(L, (x, y))
        if mul(4, T) != (0, 1):
            break
assert mul(8, T) == (0, 1)
torsion = [mul(i, T) for i in range(8)]

a, r = 0x1234567890ABCDEF1234567890ABCDEF % L, 0xFEDCBA987654321 % L
A = mul(a, Base)
lines = []


def line(name, verdict, key, message, signature):
    lines.append(" ".join([name, str(verdict).lower(), key.hex(), message.hex(), signature.hex()]))


def sign(key_bytes, message, R_bytes, r_scalar):
    k = h(R_bytes, key_bytes, message)
    return k, R_bytes + ((r_scalar + k * a) % L).to_bytes(32, "little")


R = mul(r, Base)
_, good = sign(enc(A), b"edge", enc(R), r)
line("plain", True, enc(A), b"edge", good)
s = int.from_bytes(good[32:], "little")
line("s-plus-order", False, enc(A), b"edge", good[:32] + (s + L).to_bytes(32, "little"))
line("s-high-bits", False, enc(A), b"edge", good[:63] + bytes([good[63] | 0xE0]))

# Key of mixed order: without the cofactor the equation holds only where k kills the torsion.
seen = set()
for i in range(200):
    message = b"mixed key %d" % i
    for t in (1, 2, 4):
        mixed = add(A, torsion[t])
        k, sig = sign(enc(mixed), message, enc(R), r)
        holds = mul(k, torsion[t]) == (0, 1)
        if (t, holds) not in seen:
            seen.add((t, holds))
            line("mixed-key-order-%d-%s" % (8 // t, "holds" if holds else "cofactored-only"),
                 holds, enc(mixed), message, sig)
    if len(seen) == 6:
        break

# Many more of the kind that only a cofactored (or basis-reduced) check would take.
for i in range(40):
    message = b"reduced %d" % i
    mixed = add(A, torsion[1 + i % 7])
    k, sig = sign(enc(mixed), message, enc(R), r)
    line("mixed-key-%d" % i, mul(k, torsion[1 + i % 7]) == (0, 1), enc(mixed), message, sig)
    mixed_r = add(R, torsion[1 + i % 7])
    _, sig = sign(enc(A), message, enc(mixed_r), r)
    line("mixed-r-%d" % i, False, enc(A), message, sig)
# Torsion of key and R that cancel: the equation holds without the cofactor.
for i in range(60):
    message = b"cancel %d" % i
    mixed = add(A, torsion[1])
    for t in range(1, 8):
        mixed_r = add(R, torsion[t])
        k, sig = sign(enc(mixed), message, enc(mixed_r), r)
        if (k + t) % 8 == 0:
            line("cancelling-%d-%d" % (i, t), True, enc(mixed), message, sig)

# Small-order keys, canonical and not: R made so that the equation holds.
small = {enc(Q) for Q in torsion}
for Q in torsion:
    for y in (Q[1], Q[1] + p):
        if y < 2**255:
            for sign_bit in (0, 1):
                small.add((y | sign_bit << 255).to_bytes(32, "little"))
for n, key in enumerate(sorted(small)):
    # R = [S]B - [k]A for every k mod 8; take the one whose own k agrees.
    y = int.from_bytes(key, "little") & (2**255 - 1)
    point = next(Q for Q in torsion if Q[1] == y % p and (Q[0] & 1 == key[31] >> 7 or Q[0] == 0))
    for i in range(100):
        message = b"small key %d" % i
        S = mul(777, Base)
        done = False
        for t in range(8):
            candidate = add(S, neg(mul(t, point)))
            k = h(enc(candidate), key, message)
            if mul(k, point) == mul(t, point):
                line("small-key-%d" % n, False, key, message,
                     enc(candidate) + (777).to_bytes(32, "little"))
                done = True
                break
        if done:
            break
    # The same encoding as R, under an honest key, S = k a: holds for the neutral element.
    k = h(key, enc(A), b"small r")
    line("small-r-%d" % n, False, enc(A), b"small r", key + (k * a % L).to_bytes(32, "little"))

# Keys that are no points, or not canonical though of large order.
for y in range(2, 19):
    if x_of(y, 0) is not None:
        line("non-canonical-key-%d" % y, False, (y + p).to_bytes(32, "little"), b"edge", good)
        line("non-canonical-r-%d" % y, False, enc(A), b"edge",
             (y + p).to_bytes(32, "little") + good[32:])
    else:
        line("no-point-key-%d" % y, False, y.to_bytes(32, "little"), b"edge", good)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "ed25519-edges.txt"), "w") as f:
    f.write("\n".join(lines) + "\n")
