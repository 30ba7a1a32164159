package io.xcmgateway.gateway.http.dryrun;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.http.json.AssetWords;
import io.xcmgateway.gateway.http.json.Words;
import io.xcmgateway.spree.profile.LedgerEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says in plain words what a message does: sentences whose subject is the message, for a wallet to
/// show before somebody signs it.
final class EffectWords {
    private final AssetWords assets;

    EffectWords(AssetWords assets) {
        this.assets = assets;
    }

    /// One sentence for each effect: events in their order, then messages in theirs.
    List<String> of(List<Effect> effects) {
        List<String> said = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Outbound outbound ->
                        sent.add("sends a message to " + Words.location(outbound.destination()));
                case Effect.Event event -> said.add(of(event));
            }
        }
        said.addAll(sent);
        return Collections.unmodifiableList(said);
    }

    private String of(Effect.Event event) {
        return LedgerEvent.decode(event.topic(), event.data())
                        instanceof Decoded.Value<LedgerEvent>(LedgerEvent known)
                ? of(known)
                : "emits an event with the topic " + event.topic();
    }

    private String of(LedgerEvent event) {
        return switch (event) {
            case LedgerEvent.Withdrawn e ->
                    "withdraws "
                            + assets.amount(e.asset(), e.amount())
                            + " from "
                            + owner(e.account(), e.who());
            case LedgerEvent.Deposited e ->
                    "deposits "
                            + assets.amount(e.asset(), e.amount())
                            + " to "
                            + owner(e.account(), e.who());
            case LedgerEvent.DustLost e ->
                    "removes the rest of "
                            + assets.amount(e.asset(), e.amount())
                            + " of "
                            + e.account()
                            + ", which is below the existential deposit";
            case LedgerEvent.ItemWithdrawn e ->
                    "withdraws " + assets.item(e.asset()) + " from " + owner(e.account(), e.who());
            case LedgerEvent.ItemDeposited e ->
                    "deposits " + assets.item(e.asset()) + " to " + owner(e.account(), e.who());
            case LedgerEvent.FeesPaid e ->
                    "pays " + assets.amount(e.asset(), e.amount()) + " for its execution";
            case LedgerEvent.FeesRefunded e ->
                    "gets "
                            + assets.amount(e.asset(), e.amount())
                            + " of what it paid for its execution back";
            case LedgerEvent.AssetsTrapped e ->
                    "leaves "
                            + assets.assets(e.assets())
                            + " in the trap, to be claimed by "
                            + Words.location(e.origin());
            case LedgerEvent.AssetsClaimed e ->
                    "claims "
                            + assets.assets(e.assets())
                            + " from the trap for "
                            + Words.location(e.origin());
            case LedgerEvent.Sent e ->
                    "has a message for " + Words.location(e.destination()) + " accepted";
            case LedgerEvent.SendFailed e ->
                    "fails to send a message to " + Words.location(e.destination());
            case LedgerEvent.Exported e ->
                    "has a message exported to another network, over its channel " + e.channel();
            case LedgerEvent.AssetLocked e ->
                    "locks "
                            + assets.asset(e.asset())
                            + " of "
                            + Words.location(e.owner())
                            + " until "
                            + Words.location(e.unlocker())
                            + " unlocks it";
            case LedgerEvent.AssetUnlocked e ->
                    "unlocks " + assets.asset(e.asset()) + " of " + Words.location(e.owner());
            case LedgerEvent.UnlockableNoted e ->
                    "notes that "
                            + Words.location(e.locker())
                            + " locks "
                            + assets.asset(e.asset())
                            + " of "
                            + Words.location(e.owner());
            case LedgerEvent.UnlockableReduced e ->
                    "notes that "
                            + Words.location(e.locker())
                            + " no longer locks "
                            + assets.asset(e.asset())
                            + " of "
                            + Words.location(e.owner());
            case LedgerEvent.Swapped e ->
                    "swaps "
                            + assets.amount(e.given(), e.givenAmount())
                            + " for "
                            + assets.amount(e.taken(), e.takenAmount());
            case LedgerEvent.PoolCreated e ->
                    "opens a pool of assets "
                            + Words.location(e.first())
                            + " and "
                            + Words.location(e.second());
            case LedgerEvent.LiquidityAdded e ->
                    "adds assets of "
                            + e.who()
                            + " to a pool, for "
                            + assets.amount(e.shares(), e.minted())
                            + " to "
                            + e.to();
            case LedgerEvent.LiquidityRemoved e ->
                    "takes assets out of a pool to "
                            + e.to()
                            + ", for "
                            + assets.amount(e.shares(), e.burned())
                            + " of "
                            + e.who();
            case LedgerEvent.Remarked e -> "leaves a remark of " + e.sender();
            case LedgerEvent.ResponseReady e -> "answers query " + id(e.queryId());
            case LedgerEvent.UnexpectedResponse e ->
                    "responds to no open query, to " + id(e.queryId());
            case LedgerEvent.InvalidResponder e ->
                    "responds to query "
                            + id(e.queryId())
                            + ", which only "
                            + Words.location(e.expected())
                            + " may";
            case LedgerEvent.InvalidQuerier e ->
                    "responds to query " + id(e.queryId()) + " without naming who asked";
            case LedgerEvent.Notified e ->
                    "has a call notified of the response to query " + id(e.queryId());
            case LedgerEvent.NotifyOverweight e ->
                    "loses the response to query "
                            + id(e.queryId())
                            + ": the call to notify weighs too much";
            case LedgerEvent.NotifyDispatchError e ->
                    "loses the response to query " + id(e.queryId()) + ": the call failed";
            case LedgerEvent.NotifyDecodeFailed e ->
                    "finds no call to notify of the response to query " + id(e.queryId());
            case LedgerEvent.NotificationReceived e ->
                    "notifies of the response to query " + id(e.queryId());
            case LedgerEvent.QueryRegistered e -> "opens query " + id(e.queryId());
            case LedgerEvent.ResponseTaken e -> "drops the answered query " + id(e.queryId());
            case LedgerEvent.QueryExpired e -> "drops the overdue query " + id(e.queryId());
            case LedgerEvent.HrmpNewChannelOpenRequest e ->
                    "tells that parachain " + e.sender() + " asks to open a channel";
            case LedgerEvent.HrmpChannelAccepted e ->
                    "tells that parachain " + e.recipient() + " accepted a channel";
            case LedgerEvent.HrmpChannelClosing e ->
                    "tells that the channel from parachain "
                            + e.sender()
                            + " to "
                            + e.recipient()
                            + " closes";
        };
    }

    private static String id(long queryId) {
        return Long.toUnsignedString(queryId);
    }

    private static String owner(ByteString account, @Nullable Location who) {
        return who == null ? account.toString() : Words.location(who);
    }
}
