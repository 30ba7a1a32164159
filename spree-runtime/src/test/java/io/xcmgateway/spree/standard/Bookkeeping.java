package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKey;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ledger as its events tell it: from the state before they lead to the state after, nothing
/// more and nothing less.
final class Bookkeeping {
    private final Map<LedgerKey.Balance, BigInteger> balances;
    private final Map<Location, BigInteger> issuance;
    private final Map<LedgerKey.Item, ByteString> items;
    private final Map<Hash32, Long> traps;

    private Bookkeeping(LedgerState before) {
        this.balances = new HashMap<>(before.balances());
        this.issuance = new HashMap<>(before.issuance());
        this.items = new HashMap<>(before.items());
        this.traps = new HashMap<>(before.traps());
    }

    static void check(LedgerState before, List<LedgerEvent> events, LedgerState after) {
        Bookkeeping books = new Bookkeeping(before);
        events.forEach(books::enter);
        assertThat(books.balances).as("balances by events").isEqualTo(after.balances());
        assertThat(books.issuance).as("issuance by events").isEqualTo(after.issuance());
        assertThat(books.items).as("items by events").isEqualTo(after.items());
        assertThat(books.traps).as("traps by events").isEqualTo(after.traps());
    }

    private void enter(LedgerEvent event) {
        switch (event) {
            case LedgerEvent.Withdrawn it -> {
                change(it.asset(), it.account(), it.amount().toBigInteger().negate());
            }
            case LedgerEvent.Deposited it -> {
                change(it.asset(), it.account(), it.amount().toBigInteger());
                expect(it.asset(), it.account(), it.balanceAfter());
            }
            case LedgerEvent.DustLost it ->
                    change(it.asset(), it.account(), it.amount().toBigInteger().negate());
            case LedgerEvent.ItemWithdrawn it -> {
                ByteString owner = items.remove(new LedgerKey.Item(it.asset(), it.instance()));
                assertThat(owner).as("owner of " + it).isEqualTo(it.account());
            }
            case LedgerEvent.ItemDeposited it -> {
                ByteString owner =
                        items.put(new LedgerKey.Item(it.asset(), it.instance()), it.account());
                assertThat(owner).as("owner before " + it).isNull();
            }
            case LedgerEvent.AssetsTrapped it -> traps.merge(it.hash(), 1L, Long::sum);
            case LedgerEvent.AssetsClaimed it ->
                    traps.compute(
                            it.hash(),
                            (hash, count) -> {
                                assertThat(count).as("traps of " + hash).isNotNull();
                                return count == null || count == 1 ? null : count - 1;
                            });
            default -> {}
        }
    }

    private void change(Location asset, ByteString account, BigInteger by) {
        balances.merge(new LedgerKey.Balance(asset, account), by, Bookkeeping::sum);
        issuance.merge(asset, by, Bookkeeping::sum);
    }

    private static @Nullable BigInteger sum(BigInteger a, BigInteger b) {
        BigInteger sum = a.add(b);
        assertThat(sum).isNotNegative();
        return sum.signum() == 0 ? null : sum;
    }

    private void expect(Location asset, ByteString account, U128 balance) {
        assertThat(balances.getOrDefault(new LedgerKey.Balance(asset, account), BigInteger.ZERO))
                .as("balance told by an event")
                .isEqualTo(balance.toBigInteger());
    }
}
