package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.Response;
import io.xcmgateway.api.xcm.v5.XcmError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of each event, in the order of `xcvm::event::Event`.
final class LedgerEventReader {
    /// Bytes of an account; locations as accounts (mocks) are the longest.
    static final int ACCOUNT_BYTES_MAX = 1024;

    /// Entries of a holding.
    private static final int ASSETS_MAX = 512;

    /// Bytes of an exported message or a remark.
    private static final int MESSAGE_BYTES_MAX = 1024 * 1024;

    private LedgerEventReader() {}

    static LedgerEvent read(LedgerTopic kind, ScaleReader in) throws Malformed {
        return switch (kind) {
            case ASSETS_TRAPPED ->
                    new LedgerEvent.AssetsTrapped(in.hash32(), Location.read(in), assets(in));
            case ASSETS_CLAIMED ->
                    new LedgerEvent.AssetsClaimed(in.hash32(), Location.read(in), assets(in));
            case WITHDRAWN ->
                    new LedgerEvent.Withdrawn(
                            account(in), who(in), Location.read(in), in.u128(), in.u128());
            case DEPOSITED ->
                    new LedgerEvent.Deposited(
                            account(in), who(in), Location.read(in), in.u128(), in.u128());
            case DUST_LOST -> new LedgerEvent.DustLost(account(in), Location.read(in), in.u128());
            case ITEM_WITHDRAWN ->
                    new LedgerEvent.ItemWithdrawn(
                            account(in), who(in), Location.read(in), instance(in));
            case ITEM_DEPOSITED ->
                    new LedgerEvent.ItemDeposited(
                            account(in), who(in), Location.read(in), instance(in));
            case FEES_PAID ->
                    new LedgerEvent.FeesPaid(Location.read(in), in.u128(), Weight.read(in));
            case FEES_REFUNDED ->
                    new LedgerEvent.FeesRefunded(Location.read(in), in.u128(), Weight.read(in));
            case SENT -> new LedgerEvent.Sent(Location.read(in), Location.read(in), in.hash32());
            case SEND_FAILED ->
                    new LedgerEvent.SendFailed(
                            Location.read(in),
                            Location.read(in),
                            ScaleFormReader.read(in, XcmError::from));
            case ASSET_LOCKED ->
                    new LedgerEvent.AssetLocked(
                            Asset.read(in), Location.read(in), Location.read(in));
            case ASSET_UNLOCKED ->
                    new LedgerEvent.AssetUnlocked(
                            Asset.read(in), Location.read(in), Location.read(in));
            case UNLOCKABLE_NOTED ->
                    new LedgerEvent.UnlockableNoted(
                            Asset.read(in), Location.read(in), Location.read(in));
            case UNLOCKABLE_REDUCED ->
                    new LedgerEvent.UnlockableReduced(
                            Asset.read(in), Location.read(in), Location.read(in));
            case EXPORTED ->
                    new LedgerEvent.Exported(
                            ScaleFormReader.read(in, NetworkId::from),
                            in.u32(),
                            Junctions.read(in),
                            Junctions.read(in),
                            in.byteVec(MESSAGE_BYTES_MAX));
            case RESPONSE_READY ->
                    new LedgerEvent.ResponseReady(
                            in.u64(), ScaleFormReader.read(in, Response::from));
            case REMARKED -> new LedgerEvent.Remarked(account(in), in.byteVec(MESSAGE_BYTES_MAX));
            case POOL_CREATED ->
                    new LedgerEvent.PoolCreated(
                            Location.read(in), Location.read(in), account(in), Location.read(in));
            case LIQUIDITY_ADDED ->
                    new LedgerEvent.LiquidityAdded(
                            account(in),
                            account(in),
                            Location.read(in),
                            in.u128(),
                            in.u128(),
                            in.u128());
            case LIQUIDITY_REMOVED ->
                    new LedgerEvent.LiquidityRemoved(
                            account(in),
                            account(in),
                            Location.read(in),
                            in.u128(),
                            in.u128(),
                            in.u128());
            case SWAPPED ->
                    new LedgerEvent.Swapped(
                            account(in),
                            Location.read(in),
                            in.u128(),
                            Location.read(in),
                            in.u128());
            case UNEXPECTED_RESPONSE ->
                    new LedgerEvent.UnexpectedResponse(Location.read(in), in.u64());
            case INVALID_RESPONDER ->
                    new LedgerEvent.InvalidResponder(
                            Location.read(in), in.u64(), Location.read(in));
            case INVALID_QUERIER ->
                    new LedgerEvent.InvalidQuerier(
                            Location.read(in), in.u64(), Location.read(in), who(in));
            case NOTIFIED -> new LedgerEvent.Notified(in.u64(), target(in));
            case NOTIFY_OVERWEIGHT ->
                    new LedgerEvent.NotifyOverweight(
                            in.u64(), target(in), Weight.read(in), Weight.read(in));
            case NOTIFY_DISPATCH_ERROR -> new LedgerEvent.NotifyDispatchError(in.u64(), target(in));
            case NOTIFY_DECODE_FAILED -> new LedgerEvent.NotifyDecodeFailed(in.u64(), target(in));
            case NOTIFICATION_RECEIVED ->
                    new LedgerEvent.NotificationReceived(
                            target(in),
                            Location.read(in),
                            in.u64(),
                            ScaleFormReader.read(in, Response::from));
            case QUERY_REGISTERED -> new LedgerEvent.QueryRegistered(in.u64());
            case RESPONSE_TAKEN -> new LedgerEvent.ResponseTaken(in.u64());
            case QUERY_EXPIRED -> new LedgerEvent.QueryExpired(in.u64());
            case HRMP_NEW_CHANNEL_OPEN_REQUEST ->
                    new LedgerEvent.HrmpNewChannelOpenRequest(in.u32(), in.u32(), in.u32());
            case HRMP_CHANNEL_ACCEPTED -> new LedgerEvent.HrmpChannelAccepted(in.u32());
            case HRMP_CHANNEL_CLOSING ->
                    new LedgerEvent.HrmpChannelClosing(in.u32(), in.u32(), in.u32());
        };
    }

    private static ByteString account(ScaleReader in) throws Malformed {
        return in.byteVec(ACCOUNT_BYTES_MAX);
    }

    private static NotifyTarget target(ScaleReader in) throws Malformed {
        return ScaleFormReader.read(in, NotifyTarget::from);
    }

    private static @Nullable Location who(ScaleReader in) throws Malformed {
        return in.option(Location::read);
    }

    private static List<Asset> assets(ScaleReader in) throws Malformed {
        return in.vec(ASSETS_MAX, Asset::read);
    }

    private static AssetInstance instance(ScaleReader in) throws Malformed {
        return ScaleFormReader.read(in, AssetInstance::from);
    }
}
