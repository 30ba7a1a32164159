package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.profile.LedgerKey;
import io.xcmgateway.spree.state.MapView;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All that an instance's state says, read by walking over it.
///
/// @param balances never zero
/// @param issuance by asset, never zero
/// @param frozen the greatest lock of a balance
/// @param traps how often, by trap hash
/// @param references of accounts, where they are counted
/// @param pools their numbers
/// @param pot what is exchanged with
record LedgerState(
        Map<LedgerKey.Balance, BigInteger> balances,
        Map<Location, BigInteger> issuance,
        Map<LedgerKey.Item, ByteString> items,
        Map<LedgerKey.Balance, BigInteger> frozen,
        Map<Hash32, Long> traps,
        Set<LedgerKey.OwnedItem> owned,
        Map<Location, BigInteger> itemCounts,
        Map<ByteString, References> references,
        Map<LedgerKey.Pool, Long> pools,
        List<Asset> pot) {
    private static final int KEYS_REMEMBERED_MAX = 100_000;
    private static final int LOCKS_MAX = 256;
    private static final int POT_MAX = 512;

    /// What keys are about; each is hashed to be read, and most come again and again.
    private static final Map<ByteString, LedgerKey> KEYS = new HashMap<>();

    /// Fails on a key or value that is no ledger's.
    static LedgerState of(MapView state) {
        LedgerState read =
                new LedgerState(
                        new HashMap<>(),
                        new HashMap<>(),
                        new HashMap<>(),
                        new HashMap<>(),
                        new HashMap<>(),
                        new HashSet<>(),
                        new HashMap<>(),
                        new HashMap<>(),
                        new HashMap<>(),
                        List.of());
        List<Asset> pot = List.of();
        for (Map.Entry<ByteString, ByteString> entry : state.entries().entrySet()) {
            LedgerKey key = key(entry.getKey());
            if (key instanceof LedgerKey.ExchangePot) {
                pot = value(entry.getValue(), in -> in.vec(POT_MAX, Asset::read));
            } else {
                read.take(key, entry.getValue());
            }
        }
        return new LedgerState(
                read.balances,
                read.issuance,
                read.items,
                read.frozen,
                read.traps,
                read.owned,
                read.itemCounts,
                read.references,
                read.pools,
                pot);
    }

    private static LedgerKey key(ByteString trieKey) {
        if (KEYS.size() > KEYS_REMEMBERED_MAX) {
            KEYS.clear();
        }
        LedgerKey key = KEYS.get(trieKey);
        if (key == null) {
            key = LedgerKey.of(trieKey);
            if (key == null) {
                throw new AssertionError("no key of a ledger: " + trieKey);
            }
            KEYS.put(trieKey, key);
        }
        return key;
    }

    private void take(LedgerKey key, ByteString value) {
        if (key instanceof LedgerKey.Balance balance) {
            balances.put(balance, amount(value));
        } else if (key instanceof LedgerKey.Issuance(Location asset)) {
            issuance.put(asset, amount(value));
        } else if (key instanceof LedgerKey.Item item) {
            items.put(item, value);
        } else if (key instanceof LedgerKey.OwnedItem item) {
            owned.add(item);
        } else if (key instanceof LedgerKey.ItemCount(Location asset)) {
            itemCounts.put(asset, amount(value));
        } else if (key instanceof LedgerKey.Account(ByteString account)) {
            references.put(account, value(value, in -> new References(in.u32(), in.u32())));
        } else if (key instanceof LedgerKey.Pool pool) {
            pools.put(pool, value(value, ScaleReader::u32));
        } else if (key instanceof LedgerKey.AssetTrap(Hash32 hash)) {
            long count = value(value, ScaleReader::u32);
            assertThat(count).as("stored trap count").isPositive();
            traps.put(hash, count);
        } else if (key instanceof LedgerKey.Locks(Location asset, ByteString account)) {
            BigInteger most = BigInteger.ZERO;
            for (Lock lock : locks(value)) {
                assertThat(lock.amount()).as("stored lock").isPositive();
                most = most.max(lock.amount());
            }
            frozen.put(new LedgerKey.Balance(asset, account), most);
        }
    }

    /// What is locked in favour of another, or by another in somebody's.
    record Lock(Location other, BigInteger amount) {}

    /// A stored list of locks.
    static List<Lock> locks(ByteString value) {
        return value(
                value,
                in ->
                        in.vec(
                                LOCKS_MAX,
                                it -> new Lock(Location.read(it), it.u128().toBigInteger())));
    }

    /// What is there.
    static List<LedgerKey> keys(MapView state) {
        return state.entries().keySet().stream().map(LedgerState::key).toList();
    }

    private static BigInteger amount(ByteString value) {
        BigInteger amount = value(value, ScaleReader::u128).toBigInteger();
        assertThat(amount).as("stored amount").isPositive();
        return amount;
    }

    private static <T> T value(ByteString bytes, ScaleReader.Item<T> item) {
        return CommittedBlob.value(ScaleReader.decode(bytes, item));
    }

    /// What holds in every state: issuance is what there is, no account lies below the existential
    /// deposit, and nobody has less than is locked.
    void check(World world) {
        Map<Location, BigInteger> sums = new HashMap<>();
        balances.forEach((key, amount) -> sums.merge(key.asset(), amount, BigInteger::add));
        assertThat(issuance).as("issuance").isEqualTo(sums);
        for (World.Token token : world.tokens()) {
            balances.forEach((key, amount) -> {
                if (key.asset().equals(token.id())
                        && !world.checkAccounts().contains(key.account())) {
                    assertThat(amount)
                            .as("balance of " + key)
                            .isGreaterThanOrEqualTo(token.existentialDeposit().toBigInteger());
                }
            });
        }
        checkLocks();
        checkItems();
        checkReferences(world);
    }

    private void checkLocks() {
        frozen.forEach((key, most) ->
                assertThat(balances.getOrDefault(key, BigInteger.ZERO))
                        .as("balance with a lock, of " + key)
                        .isGreaterThanOrEqualTo(most));
    }

    /// The items of an owner are those that say so, where they are listed, and are counted.
    private void checkItems() {
        if (owned.isEmpty() && itemCounts.isEmpty()) {
            return;
        }
        Set<LedgerKey.OwnedItem> owners = new HashSet<>();
        Map<Location, BigInteger> counts = new HashMap<>();
        items.forEach((item, owner) -> {
            owners.add(new LedgerKey.OwnedItem(owner, item.asset(), item.instance()));
            counts.merge(item.asset(), BigInteger.ONE, BigInteger::add);
        });
        assertThat(owned).as("items by owner").isEqualTo(owners);
        assertThat(itemCounts).as("counts of items").isEqualTo(counts);
    }

    /// Where insufficient assets are, accounts are told alive by what they hold.
    private void checkReferences(World world) {
        Map<Location, Boolean> sufficient = new HashMap<>();
        world.tokens().forEach(token -> sufficient.put(token.id(), token.sufficient()));
        if (!sufficient.containsValue(false)) {
            return;
        }
        Map<ByteString, References> counted = new HashMap<>();
        for (LedgerKey.Balance balance : balances.keySet()) {
            boolean provides = sufficient.getOrDefault(balance.asset(), true);
            counted.merge(
                    balance.account(),
                    provides ? new References(1, 0) : new References(0, 1),
                    References::plus);
        }
        pools.forEach((pool, _) ->
                counted.merge(World.poolAccount(pool), new References(1, 0), References::plus));
        assertThat(references).as("references of accounts").isEqualTo(counted);
    }

    /// What keeps an account, and what needs it.
    record References(long providers, long consumers) {
        References plus(References more) {
            return new References(providers + more.providers, consumers + more.consumers);
        }
    }

    /// The product of a pool's reserves.
    BigInteger product(LedgerKey.Pool pool) {
        ByteString account = World.poolAccount(pool);
        return balance(pool.first(), account).multiply(balance(pool.second(), account));
    }

    BigInteger balance(Location asset, ByteString account) {
        return balances.getOrDefault(new LedgerKey.Balance(asset, account), BigInteger.ZERO);
    }
}
