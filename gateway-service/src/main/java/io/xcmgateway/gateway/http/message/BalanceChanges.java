package io.xcmgateway.gateway.http.message;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.http.json.Words;
import io.xcmgateway.spree.profile.LedgerEvent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adds up what the events of one execution say about each balance.
public final class BalanceChanges {
    private final Map<Key, Change> changes = new LinkedHashMap<>();

    private BalanceChanges() {}

    /// One balance: an amount of an asset, or one item of a class.
    private record Key(ByteString account, Location asset, @Nullable AssetInstance item) {}

    private record Change(@Nullable Location who, BigInteger before, BigInteger after) {}

    /// In the order in which the balances were first touched; what ends as it began is left out.
    public static List<Receipt.BalanceChange> of(List<LedgerEvent> events) {
        BalanceChanges sum = new BalanceChanges();
        events.forEach(sum::add);
        List<Receipt.BalanceChange> out = new ArrayList<>();
        sum.changes.forEach((key, change) -> {
            if (!change.before().equals(change.after())) {
                out.add(view(key, change));
            }
        });
        return out;
    }

    private void add(LedgerEvent event) {
        switch (event) {
            case LedgerEvent.Withdrawn e ->
                    moved(
                            new Key(e.account(), e.asset(), null),
                            e.who(),
                            value(e.balanceAfter()).add(value(e.amount())),
                            value(e.balanceAfter()));
            case LedgerEvent.Deposited e ->
                    moved(
                            new Key(e.account(), e.asset(), null),
                            e.who(),
                            value(e.balanceAfter()).subtract(value(e.amount())),
                            value(e.balanceAfter()));
            case LedgerEvent.DustLost e ->
                    moved(
                            new Key(e.account(), e.asset(), null),
                            null,
                            value(e.amount()),
                            BigInteger.ZERO);
            case LedgerEvent.ItemWithdrawn e ->
                    moved(
                            new Key(e.account(), e.asset(), e.instance()),
                            e.who(),
                            BigInteger.ONE,
                            BigInteger.ZERO);
            case LedgerEvent.ItemDeposited e ->
                    moved(
                            new Key(e.account(), e.asset(), e.instance()),
                            e.who(),
                            BigInteger.ZERO,
                            BigInteger.ONE);
            case LedgerEvent.AssetsTrapped _,
                    LedgerEvent.AssetsClaimed _,
                    LedgerEvent.FeesPaid _,
                    LedgerEvent.FeesRefunded _,
                    LedgerEvent.Sent _,
                    LedgerEvent.SendFailed _,
                    LedgerEvent.PoolCreated _,
                    LedgerEvent.LiquidityAdded _,
                    LedgerEvent.LiquidityRemoved _,
                    LedgerEvent.Swapped _,
                    LedgerEvent.AssetLocked _,
                    LedgerEvent.AssetUnlocked _,
                    LedgerEvent.UnlockableNoted _,
                    LedgerEvent.UnlockableReduced _,
                    LedgerEvent.Exported _,
                    LedgerEvent.ResponseReady _,
                    LedgerEvent.Remarked _,
                    LedgerEvent.UnexpectedResponse _,
                    LedgerEvent.InvalidResponder _,
                    LedgerEvent.InvalidQuerier _,
                    LedgerEvent.Notified _,
                    LedgerEvent.NotifyOverweight _,
                    LedgerEvent.NotifyDispatchError _,
                    LedgerEvent.NotifyDecodeFailed _,
                    LedgerEvent.NotificationReceived _,
                    LedgerEvent.QueryRegistered _,
                    LedgerEvent.ResponseTaken _,
                    LedgerEvent.QueryExpired _,
                    LedgerEvent.HrmpNewChannelOpenRequest _,
                    LedgerEvent.HrmpChannelAccepted _,
                    LedgerEvent.HrmpChannelClosing _ -> {}
        }
    }

    private void moved(Key key, @Nullable Location who, BigInteger before, BigInteger after) {
        changes.merge(
                key,
                new Change(who, before, after),
                (first, then) ->
                        new Change(
                                first.who() == null ? then.who() : first.who(),
                                first.before(),
                                then.after()));
    }

    private static Receipt.BalanceChange view(Key key, Change change) {
        BigInteger delta = change.after().subtract(change.before());
        return new Receipt.BalanceChange(
                key.account(),
                change.who(),
                key.asset(),
                key.item(),
                change.before().toString(),
                change.after().toString(),
                delta.toString(),
                text(key, change, delta));
    }

    private static String text(Key key, Change change, BigInteger delta) {
        String owner =
                change.who() == null ? key.account().toString() : Words.location(change.who());
        String verb = delta.signum() < 0 ? " loses " : " gains ";
        String asset = Words.location(key.asset());
        return key.item() != null
                ? owner + verb + "an item of asset " + asset
                : owner
                        + verb
                        + delta.abs()
                        + " of asset "
                        + asset
                        + " (from "
                        + change.before()
                        + " to "
                        + change.after()
                        + ")";
    }

    private static BigInteger value(U128 amount) {
        return amount.toBigInteger();
    }
}
