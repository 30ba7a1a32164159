#!/usr/bin/env python3
"""Makes the golden files of this directory, from nothing but the specification's byte layouts.

Independent of the Java code: SCALE by hand, Blake2b from hashlib, Keccak below (checked against
the known hash of the empty string). The Java tests spell out the same values and must give the
same bytes. Run it only to add a structure: the bytes of an existing one never change.

    python3 golden.py            writes *.hex, hashes.txt, transfer.txt next to itself
"""
import hashlib
import os

# ---------------------------------------------------------------- hashes
RC = [0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000,
      0x000000000000808B, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
      0x000000000000008A, 0x0000000000000088, 0x0000000080008009, 0x000000008000000A,
      0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003,
      0x8000000000008002, 0x8000000000000080, 0x000000000000800A, 0x800000008000000A,
      0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008]
M = (1 << 64) - 1


def rol(v, n):
    n %= 64
    return ((v << n) | (v >> (64 - n))) & M


def keccak_f(a):
    for rc in RC:
        c = [a[x][0] ^ a[x][1] ^ a[x][2] ^ a[x][3] ^ a[x][4] for x in range(5)]
        d = [c[(x - 1) % 5] ^ rol(c[(x + 1) % 5], 1) for x in range(5)]
        a = [[a[x][y] ^ d[x] for y in range(5)] for x in range(5)]
        b = [[0] * 5 for _ in range(5)]
        x, y, cur = 1, 0, a[1][0]
        b[0][0] = a[0][0]
        for t in range(24):
            nx, ny = y, (2 * x + 3 * y) % 5
            b[nx][ny] = rol(cur, (t + 1) * (t + 2) // 2)
            x, y, cur = nx, ny, a[nx][ny]
        a = [[b[x][y] ^ (~b[(x + 1) % 5][y] & M & b[(x + 2) % 5][y]) for y in range(5)]
             for x in range(5)]
        a[0][0] ^= rc
    return a


def keccak(data):
    rate = 136
    p = bytearray(data)
    p.append(1)
    while len(p) % rate:
        p.append(0)
    p[-1] |= 0x80
    a = [[0] * 5 for _ in range(5)]
    for off in range(0, len(p), rate):
        for i in range(rate // 8):
            a[i % 5][i // 5] ^= int.from_bytes(p[off + 8 * i:off + 8 * i + 8], "little")
        a = keccak_f(a)
    return b"".join(a[i % 5][i // 5].to_bytes(8, "little") for i in range(4))


assert keccak(b"").hex() == "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"


def B(data):
    return hashlib.blake2b(data, digest_size=32).digest()


H = keccak


# ---------------------------------------------------------------- SCALE
def u(v, n):
    return v.to_bytes(n, "little")


def compact(v):
    if v < 1 << 6:
        return u(v << 2, 1)
    if v < 1 << 14:
        return u(v << 2 | 1, 2)
    if v < 1 << 30:
        return u(v << 2 | 2, 4)
    n = max(4, (v.bit_length() + 7) // 8)
    return u((n - 4) << 2 | 3, 1) + u(v, n)


def vec(b):
    return compact(len(b)) + b


def seq(items):
    return compact(len(items)) + b"".join(items)


def some(b):
    return b"\x01" + b


def fill(byte, n=32):
    return bytes([byte]) * n


NONE = b"\x00"

# ---------------------------------------------------------------- values
members = [fill(0xA1, 20) + NONE, fill(0xA2, 20) + some(fill(0xE2))]
set0 = u(0, 8) + u(2, 4) + seq(members)
set7 = u(7, 8) + u(1, 4) + seq([fill(0xA3, 20) + NONE])
network = vec(b"golden") + set0
network_id = B(network)

authority = u(1, 4) + seq([u(0, 1) + vec(fill(0xF1)), u(3, 1) + vec(fill(0xF2, 20))])
polkadot = b"\x09\x02"  # GlobalConsensus(Polkadot)


def junctions(items):
    return bytes([len(items)]) + b"".join(items)


def para(n):
    return b"\x00" + compact(n)


def general_key(h):
    return b"\x06" + u(32, 1) + h


def account32(key):
    return b"\x01" + NONE + key


def location(parents, items):
    return u(parents, 1) + junctions(items)


def instance_of(para_id, module, profile, trie, incarnation):
    return (network_id + module + junctions([polkadot, para(para_id)]) + profile + u(trie, 1)
            + authority + u(incarnation, 4))


module_a, module_b = fill(0x11), fill(0x12)
instance = instance_of(2000, module_a, fill(0x21), 0, 0)
instance_id = B(instance)
sender = instance_of(1004, module_b, fill(0x22), 1, 3)
sender_id = B(sender)

message = bytes.fromhex("05040a")  # V5 [ClearOrigin]
message_hash = B(message)

submission = (b"XCMGW-SUBMISSION" + network_id
              + instance_id + message_hash + u(5, 8) + u(1_700_000_060_000, 8) + u(9_000_000, 8))

account = u(0, 1) + u(0, 1) + vec(fill(0xC1)) + vec(fill(0xD1, 64)) + submission

outbound = (u(0, 1) + u(4, 8) + location(2, [para(2000), general_key(module_a)]) + vec(message))
event = u(1, 1) + fill(0x31) + vec(b"data")
event2 = u(1, 1) + fill(0x32) + vec(b"")


def tree(leaves):
    if not leaves:
        return H(b"")
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return H(b"\x01" + tree(leaves[:k]) + tree(leaves[k:]))


def path(leaves, i):
    if len(leaves) == 1:
        return []
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if i < k:
        return path(leaves[:k], i) + [tree(leaves[k:])]
    return path(leaves[k:], i - k) + [tree(leaves[:k])]


def leaf(e):
    return H(b"\x00" + e)


def statement_of(iid, sequence, previous, module, trie, entry, mhash, mid, outcome, gas, effects,
                 context_hash=fill(0x41)):
    return (b"XCMGW-STATEMENT1" + u(1, 1) + iid + u(sequence, 8) + previous + module + fill(0x51)
            + u(trie, 1) + u(entry, 1) + mhash + mid + context_hash + fill(0x61) + fill(0x62)
            + outcome + u(gas, 8) + u(len(effects), 4) + tree([leaf(e) for e in effects]))


weight = compact(1_000_000) + compact(64)
complete = u(0, 1) + weight
three = [outbound, event, event2]
sent = statement_of(sender_id, 9, fill(0x71), module_b, 1, 1, fill(0x72), fill(0x73), complete,
                    123_456, three)
sent_path = path([leaf(e) for e in three], 0)
from_instance = u(1, 1) + sender + sent + u(0, 4) + seq(sent_path) + outbound
host_authority = (u(2, 1) + seq([u(0, 4) + vec(fill(0xD2, 64)), u(1, 4) + vec(fill(0xD3, 65))])
                  + submission)
claimed = location(1, [])
asserted = u(3, 1) + vec(fill(0xC2)) + vec(fill(0xD4, 64)) + claimed
asserted_payload = (b"XCMGW-ASSERTED-1" + network_id + instance_id + message_hash
                    + u(9_000_000, 8) + claimed)

context = (u(1_700_000_000_000, 8) + u(9_000_000, 8) + location(0, [account32(fill(0xC1))])
           + u(0, 1) + B(account))
message_id = B(b"XCMGW-MESSAGE-ID" + instance_id + B(account) + message_hash)

outcomes = {
    "complete": complete,
    "incomplete": u(1, 1) + weight + u(2, 1) + u(21, 1) + u(77, 8),  # Trap(77)
    "error": u(2, 1) + u(0, 1) + u(38, 1),  # Barrier
    "trapped": u(3, 1) + u(1, 1),  # DepthExceeded
    "skipped": u(4, 1) + u(6, 1),
}
statements = {
    name: statement_of(instance_id, 1, fill(0x74), module_a, 0, 1, message_hash, fill(0x75), out,
                       9_000_000 if name == "trapped" else 4242,
                       three if name in ("complete", "incomplete") else [], B(context))
    for name, out in outcomes.items()}
genesis = statement_of(instance_id, 0, fill(0), module_a, 0, 0, fill(0x21), fill(0),
                       u(0, 1) + compact(0) + compact(0), 17, [])
call = statement_of(instance_id, 2, fill(0x76), module_a, 0, 2, fill(0x77), fill(0), complete, 18,
                    [])

attestation = u(0, 8) + u(0, 4) + u(0, 1) + vec(fill(0xB1, 65))
attestation_ed = u(0, 8) + u(1, 4) + u(1, 1) + vec(fill(0xB2, 64))
log_id = B(network_id + b"main")
checkpoint = (b"XCMGW-CHECKPOINT" + network_id + log_id + u(11, 8) + fill(0x81)
              + u(1_700_000_000_500, 8))
checkpoint2 = (b"XCMGW-CHECKPOINT" + network_id + log_id + u(11, 8) + fill(0x82)
               + u(1_700_000_000_900, 8))
rotation = b"XCMGW-ROTATION-1" + network_id + u(0, 8) + set7

good = statements["complete"]


def equivocation(kind, one, one_by, other, other_by):
    """The lesser hash comes first."""
    pairs = sorted([(H(one), one + one_by), (H(other), other + other_by)])
    return b"XCMGW-EQUIVOCATE" + u(kind, 1) + pairs[0][1] + pairs[1][1]


log = u(10, 8) + seq([fill(0x91), fill(0x92)]) + checkpoint + seq([attestation])
state = (seq([vec(b"\x00a"), vec(b"\x01b")]) + seq([vec(b"node1"), vec(b"node2")])
         + seq([u(1, 4) + event + seq(path([leaf(e) for e in three], 1))]))
replay = (instance + vec(message) + context + account + seq([attestation_ed])
          + seq([vec(b"item1"), vec(b"item2")]) + u(0, 1) + vec(b"\0asm"))
replay_by_hash = (instance + vec(message) + context + account + seq([]) + seq([]) + u(1, 1))
head = good + seq([attestation, attestation_ed])

files = {
    "network": network, "attestor-set": set0, "instance": instance, "instance-sender": sender,
    "submission": submission,
    "evidence-account": account, "evidence-instance": from_instance,
    "evidence-host-authority": host_authority, "evidence-asserted": asserted,
    "asserted-payload": asserted_payload,
    "input-context": context,
    "effect-outbound": outbound, "effect-event": event, "effect-event-empty": event2,
    "statement-genesis": genesis, "statement-call": call,
    "attestation-secp256k1": attestation, "attestation-ed25519": attestation_ed,
    "checkpoint": checkpoint, "rotation": rotation,
    "equivocation-statements": equivocation(0, good, attestation, statements["error"],
                                            attestation_ed),
    "equivocation-checkpoints": equivocation(1, checkpoint, attestation, checkpoint2, attestation),
    "signed-checkpoint": checkpoint + seq([attestation, attestation_ed]),
    "proof-attested": b"\x01\x00" + head,
    "proof-logged": b"\x01\x01" + head + some(log),
    "proof-state": b"\x01\x02" + head + some(log) + some(state),
    "proof-state-unlogged": b"\x01\x02" + head + NONE + some(state),
    "proof-replayable": b"\x01\x03" + head + some(log) + some(state) + replay,
    "proof-replayable-bare": b"\x01\x03" + head + NONE + NONE + replay_by_hash,
}
files.update({"statement-" + k: v for k, v in statements.items()})

hashes = {
    "network_id": network_id, "instance_id": instance_id, "sender_id": sender_id,
    "message_hash": message_hash, "evidence_account": B(account),
    "evidence_instance": B(from_instance), "evidence_host_authority": B(host_authority),
    "evidence_asserted": B(asserted), "context": B(context), "message_id": message_id,
    "statement_complete": H(good), "statement_genesis": H(genesis), "checkpoint": H(checkpoint),
    "rotation": H(rotation), "log_id": log_id,
    "log_leaf": H(b"XCMGW-LOG-LEAF-1" + u(10, 8) + H(good)),
    "empty_root_blake2b": B(b"\x00"), "empty_root_keccak": H(b"\x00"),
}
# Effect trees of 0..9 events with topic [i; 32] and data [i]: root, then every path.
numbered = [u(1, 1) + fill(i) + vec(bytes([i])) for i in range(9)]
for n in range(10):
    leaves = [leaf(e) for e in numbered[:n]]
    hashes["effects_root_%d" % n] = tree(leaves)
    for i in range(n):
        hashes["effects_path_%d_%d" % (n, i)] = b"".join(path(leaves, i))

# One transfer from instance A (parachain 1004) to instance B (parachain 2000), all bytes. Alice has
# moved tokens of B to A's account on B; A's message spends them on B and gives the rest to Bob.
bob = account32(fill(0xC3))
own_token = location(0, [])  # B's own token, as B sees it


def fungible(asset_location, amount):
    return asset_location + b"\x00" + compact(amount)


amount = fungible(own_token, 500_000_000_000)
transfer_message = (
    b"\x05" + compact(3)  # V5, three instructions
    + b"\x00" + compact(1) + amount  # WithdrawAsset
    + b"\x13" + amount + b"\x00"  # BuyExecution, Unlimited
    + b"\x0d" + b"\x01\x02" + compact(1) + location(0, [bob]))  # DepositAsset, AllCounted(1)
b_seen_from_a = location(2, [para(2000), general_key(module_a)])
a_seen_from_b = location(2, [para(1004), general_key(module_b)])
transfer_effect = u(0, 1) + u(4, 8) + b_seen_from_a + vec(transfer_message)
transfer_statement = statement_of(sender_id, 9, fill(0x71), module_b, 1, 1, fill(0x72), fill(0x73),
                                  complete, 123_456, [transfer_effect])
transfer_evidence = u(1, 1) + sender + transfer_statement + u(0, 4) + seq([]) + transfer_effect
transfer_context = (u(1_700_000_000_000, 8) + u(9_000_000, 8) + a_seen_from_b + u(1, 1)
                    + B(transfer_evidence))
transfer = {
    "a_instance_id": sender_id,
    "b_instance_id": instance_id,
    "a_universal": junctions([polkadot, para(1004), general_key(module_b)]),
    "b_universal": junctions([polkadot, para(2000), general_key(module_a)]),
    "host_chain_seen_from_b": location(1, []),
    "relay_chain_seen_from_b": location(2, []),
    "b_seen_from_a": b_seen_from_a,
    "a_seen_from_b": a_seen_from_b,
    # Account32Hash, the last converter of the development profiles.
    "a_sovereign_account_on_b": B(vec(b"multiloc") + a_seen_from_b),
    "host_chain_account_on_b": b"Parent" + bytes(26),
    "message": transfer_message,
    "message_hash": B(transfer_message),
    "effect": transfer_effect,
    "statement_of_a": transfer_statement,
    "statement_hash_of_a": H(transfer_statement),
    "evidence": transfer_evidence,
    "evidence_digest": B(transfer_evidence),
    "context": transfer_context,
    "context_hash": B(transfer_context),
    "api_message_id": B(b"XCMGW-MESSAGE-ID" + instance_id + B(transfer_evidence)
                        + B(transfer_message)),
}

here = os.path.dirname(os.path.abspath(__file__))
for name, data in files.items():
    with open(os.path.join(here, name + ".hex"), "w") as f:
        f.write("\n".join(data.hex()[i:i + 64] for i in range(0, 2 * len(data), 64)) + "\n")
for table, entries in (("hashes", hashes), ("transfer", transfer)):
    with open(os.path.join(here, table + ".txt"), "w") as f:
        for name, data in entries.items():
            f.write("%s=%s\n" % (name, data.hex()))
