package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.Response;
import io.xcmgateway.api.xcm.v5.XcmError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the standard module tells about an execution besides its outcome. An effect of it has the
/// [topic][LedgerTopic] that says which event it is, and as data the SCALE of its fields in order.
public sealed interface LedgerEvent {
    /// Assets were left behind and can be claimed.
    ///
    /// @param hash names them; zero where the profile's trap does not go by hash
    record AssetsTrapped(Hash32 hash, Location origin, List<Asset> assets) implements LedgerEvent {
        public AssetsTrapped {
            assets = List.copyOf(assets);
        }
    }

    /// @param hash as in [AssetsTrapped]
    record AssetsClaimed(Hash32 hash, Location origin, List<Asset> assets) implements LedgerEvent {
        public AssetsClaimed {
            assets = List.copyOf(assets);
        }
    }

    /// A balance went down.
    ///
    /// @param who the location that the account was derived from
    record Withdrawn(
            ByteString account,
            @Nullable Location who,
            Location asset,
            U128 amount,
            U128 balanceAfter)
            implements LedgerEvent {}

    /// A balance went up.
    ///
    /// @param who the location that the account was derived from
    record Deposited(
            ByteString account,
            @Nullable Location who,
            Location asset,
            U128 amount,
            U128 balanceAfter)
            implements LedgerEvent {}

    /// A withdrawal left less than the existential deposit: the account and the rest are gone.
    record DustLost(ByteString account, Location asset, U128 amount) implements LedgerEvent {}

    record ItemWithdrawn(
            ByteString account, @Nullable Location who, Location asset, AssetInstance instance)
            implements LedgerEvent {}

    record ItemDeposited(
            ByteString account, @Nullable Location who, Location asset, AssetInstance instance)
            implements LedgerEvent {}

    /// Weight was bought.
    record FeesPaid(Location asset, U128 amount, Weight weight) implements LedgerEvent {}

    /// Surplus weight was sold back.
    record FeesRefunded(Location asset, U128 amount, Weight weight) implements LedgerEvent {}

    /// A message left.
    ///
    /// @param origin whose program sent it
    record Sent(Location origin, Location destination, Hash32 messageId) implements LedgerEvent {}

    /// A message could not be sent or delivered.
    record SendFailed(Location origin, Location destination, XcmError error)
            implements LedgerEvent {}

    record AssetLocked(Asset asset, Location owner, Location unlocker) implements LedgerEvent {}

    record AssetUnlocked(Asset asset, Location owner, Location unlocker) implements LedgerEvent {}

    record UnlockableNoted(Asset asset, Location owner, Location locker) implements LedgerEvent {}

    record UnlockableReduced(Asset asset, Location owner, Location locker) implements LedgerEvent {}

    /// A bridge has to carry this on.
    ///
    /// @param message a versioned program
    record Exported(
            NetworkId network,
            long channel,
            Junctions source,
            Junctions destination,
            ByteString message)
            implements LedgerEvent {}

    /// A query was answered.
    record ResponseReady(long queryId, Response response) implements LedgerEvent {}

    record Remarked(ByteString sender, ByteString bytes) implements LedgerEvent {}

    /// A pool opened.
    ///
    /// @param account where it keeps its assets
    /// @param shares the asset that its shares are
    record PoolCreated(Location first, Location second, ByteString account, Location shares)
            implements LedgerEvent {}

    /// Assets went to a pool, and shares to the account `to`.
    ///
    /// @param who gave the assets
    /// @param shares the asset that the pool's shares are
    /// @param minted shares
    record LiquidityAdded(
            ByteString who,
            ByteString to,
            Location shares,
            U128 firstAmount,
            U128 secondAmount,
            U128 minted)
            implements LedgerEvent {}

    /// Assets went from a pool to the account `to` for shares of `who`.
    ///
    /// @param shares the asset that the pool's shares are
    /// @param burned shares
    record LiquidityRemoved(
            ByteString who,
            ByteString to,
            Location shares,
            U128 firstAmount,
            U128 secondAmount,
            U128 burned)
            implements LedgerEvent {}

    /// The pool with this account was given the one for the other.
    record Swapped(
            ByteString account, Location given, U128 givenAmount, Location taken, U128 takenAmount)
            implements LedgerEvent {}

    /// A response to no open query.
    record UnexpectedResponse(Location origin, long queryId) implements LedgerEvent {}

    /// A response from somebody else than the query's responder.
    record InvalidResponder(Location origin, long queryId, Location expected)
            implements LedgerEvent {}

    /// A response that does not name whom the query says it has to.
    record InvalidQuerier(
            Location origin, long queryId, Location expected, @Nullable Location actual)
            implements LedgerEvent {}

    /// The call that a query names took the response.
    record Notified(long queryId, NotifyTarget target) implements LedgerEvent {}

    /// The call that a query names weighs more than the response allows; the response is gone.
    record NotifyOverweight(
            long queryId, NotifyTarget target, Weight actualWeight, Weight maxWeight)
            implements LedgerEvent {}

    /// The call that a query names failed; the response is gone.
    record NotifyDispatchError(long queryId, NotifyTarget target) implements LedgerEvent {}

    /// There is no call as the query names; the query stays open.
    record NotifyDecodeFailed(long queryId, NotifyTarget target) implements LedgerEvent {}

    /// What a [CallKind.Notification] does.
    record NotificationReceived(
            NotifyTarget target, Location responder, long queryId, Response response)
            implements LedgerEvent {}

    record QueryRegistered(long queryId) implements LedgerEvent {}

    /// A query that was answered was dropped.
    record ResponseTaken(long queryId) implements LedgerEvent {}

    /// An overdue query was dropped.
    record QueryExpired(long queryId) implements LedgerEvent {}

    record HrmpNewChannelOpenRequest(long sender, long maxMessageSize, long maxCapacity)
            implements LedgerEvent {}

    record HrmpChannelAccepted(long recipient) implements LedgerEvent {}

    record HrmpChannelClosing(long initiator, long sender, long recipient) implements LedgerEvent {}

    /// The event of an effect; `null` if its topic is none of this module's.
    static @Nullable Decoded<LedgerEvent> decode(Hash32 topic, ByteString data) {
        LedgerTopic kind = LedgerTopic.of(topic);
        return kind == null
                ? null
                : ScaleReader.decode(data, in -> LedgerEventReader.read(kind, in));
    }
}
