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
import java.util.List;
import java.util.Map;

/// All that an instance's state says, read by walking over it.
///
/// @param balances never zero
/// @param issuance by asset, never zero
/// @param frozen the greatest lock of a balance
/// @param traps how often, by trap hash
/// @param pot what is exchanged with
record LedgerState(
        Map<LedgerKey.Balance, BigInteger> balances,
        Map<Location, BigInteger> issuance,
        Map<LedgerKey.Item, ByteString> items,
        Map<LedgerKey.Balance, BigInteger> frozen,
        Map<Hash32, Long> traps,
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
                read.balances, read.issuance, read.items, read.frozen, read.traps, pot);
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
        frozen.forEach((key, most) ->
                assertThat(balances.getOrDefault(key, BigInteger.ZERO))
                        .as("balance with a lock, of " + key)
                        .isGreaterThanOrEqualTo(most));
    }

    BigInteger balance(Location asset, ByteString account) {
        return balances.getOrDefault(new LedgerKey.Balance(asset, account), BigInteger.ZERO);
    }
}
