#!/usr/bin/env python3
"""Writes instance-transfer.txt: one transfer of A's own token from instance A to instance B and
back, in bytes. From nothing but the layouts of the specification: SCALE by hand, Blake2b from
hashlib. The test runs the committed module and must give the same bytes.

    python3 instance-transfer.py > instance-transfer.txt
"""
import hashlib


def blake2b(data):
    return hashlib.blake2b(data, digest_size=32).digest()


def compact(n):
    if n < 1 << 6:
        return bytes([n << 2])
    if n < 1 << 14:
        return (n << 2 | 1).to_bytes(2, "little")
    if n < 1 << 30:
        return (n << 2 | 2).to_bytes(4, "little")
    length = (n.bit_length() + 7) // 8
    return bytes([(length - 4) << 2 | 3]) + n.to_bytes(length, "little")


def vec(items):
    return compact(len(items)) + b"".join(items)


# Junctions of version 5.
def parachain(n):
    return b"\x00" + compact(n)


def account(key):
    return b"\x01\x00" + key  # of no network in particular


def general_key(key):
    return b"\x06\x20" + key


POLKADOT = b"\x09\x02"  # GlobalConsensus(Polkadot)


def junctions(*items):
    return bytes([len(items)]) + b"".join(items)


def location(parents, *items):
    return bytes([parents]) + junctions(*items)


def fungible(where, amount):
    return where + b"\x00" + compact(amount)


# Instructions of version 5.
def withdraw(assets):
    return b"\x00" + vec(assets)


def reserve_deposited(assets):
    return b"\x01" + vec(assets)


CLEAR_ORIGIN = b"\x0a"
ALL = b"\x01\x00"  # a wild filter


def deposit(filter, beneficiary):
    return b"\x0d" + filter + beneficiary


def deposit_reserve(filter, dest, program):
    return b"\x0e" + filter + dest + vec(program)


def reserve_withdraw(filter, reserve, program):
    return b"\x10" + filter + reserve + vec(program)


def set_topic(topic):
    return b"\x2c" + topic


def message(*instructions):
    return b"\x05" + vec(list(instructions))


MODULE = b"\x12" * 32  # stands for the Blake2b-256 of the module's bytes
ALICE = b"\xa1" * 32  # an account on A and on B
AMOUNT = 500_000_000_000
BACK = 200_000_000_000

here = location(0)
alice = location(0, account(ALICE))
a_seen_from_b = location(2, parachain(1004), general_key(MODULE))
b_seen_from_a = location(2, parachain(2000), general_key(MODULE))


def sovereign(where):
    return blake2b(vec([bytes([c]) for c in b"multiloc"]) + where)


def show(name, value):
    print(name + "=" + (value.hex() if isinstance(value, bytes) else str(value)))


print("# Who is where, and for whom.")
show("a_universal", junctions(POLKADOT, parachain(1004), general_key(MODULE)))
show("b_universal", junctions(POLKADOT, parachain(2000), general_key(MODULE)))
show("b_seen_from_a", b_seen_from_a)
show("a_seen_from_b", a_seen_from_b)
print("# Account32Hash: blake2b-256 of SCALE((b\"multiloc\" as bytes, location)).")
show("b_sovereign_account_on_a", sovereign(b_seen_from_a))
show("a_sovereign_account_on_b", sovereign(a_seen_from_b))

print("# Alice's message to A; without a topic of its own its id is its hash.")
there = message(
    withdraw([fungible(here, AMOUNT)]),
    deposit_reserve(ALL, b_seen_from_a, [deposit(ALL, alice)]))
show("message_to_a", there)
show("message_to_a_id", blake2b(there))
print("# What A sends: the token is A itself, as B sees it; the id goes along as topic.")
show("message_to_b", message(
    reserve_deposited([fungible(a_seen_from_b, AMOUNT)]),
    CLEAR_ORIGIN,
    deposit(ALL, alice),
    set_topic(blake2b(there))))

print("# Alice's message to B, and what B sends home.")
home = message(
    withdraw([fungible(a_seen_from_b, BACK)]),
    reserve_withdraw(ALL, a_seen_from_b, [deposit(ALL, alice)]))
show("message_back_to_b", home)
show("message_back_to_b_id", blake2b(home))
show("message_back_to_a", message(
    withdraw([fungible(here, BACK)]),
    CLEAR_ORIGIN,
    deposit(ALL, alice),
    set_topic(blake2b(home))))

print("# What lies where at the end: all that B gave out lies in B's account on A.")
show("amount", AMOUNT)
show("amount_back", BACK)
show("alice_on_b", AMOUNT - BACK)
show("b_sovereign_balance_on_a", AMOUNT - BACK)
