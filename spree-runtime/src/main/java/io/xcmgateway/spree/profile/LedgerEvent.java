package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the standard module tells about an execution besides its outcome. An effect of it has the
/// [topic][LedgerTopic] that says which event it is, and as data the SCALE of its fields in order.
public sealed interface LedgerEvent {
    /// Bytes of an account; locations as accounts (mocks) are the longest.
    int ACCOUNT_BYTES_MAX = 1024;

    /// Entries of a holding.
    int ASSETS_MAX = 512;

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

    /// The event of an effect; `null` if its topic is none of this module's.
    static @Nullable Decoded<LedgerEvent> decode(Hash32 topic, ByteString data) {
        LedgerTopic kind = LedgerTopic.of(topic);
        return kind == null ? null : ScaleReader.decode(data, in -> read(kind, in));
    }

    private static LedgerEvent read(LedgerTopic kind, ScaleReader in) throws Malformed {
        return switch (kind) {
            case ASSETS_TRAPPED -> new AssetsTrapped(in.hash32(), Location.read(in), assets(in));
            case ASSETS_CLAIMED -> new AssetsClaimed(in.hash32(), Location.read(in), assets(in));
            case WITHDRAWN ->
                    new Withdrawn(account(in), who(in), Location.read(in), in.u128(), in.u128());
            case DEPOSITED ->
                    new Deposited(account(in), who(in), Location.read(in), in.u128(), in.u128());
            case DUST_LOST -> new DustLost(account(in), Location.read(in), in.u128());
            case ITEM_WITHDRAWN ->
                    new ItemWithdrawn(account(in), who(in), Location.read(in), instance(in));
            case ITEM_DEPOSITED ->
                    new ItemDeposited(account(in), who(in), Location.read(in), instance(in));
            case FEES_PAID -> new FeesPaid(Location.read(in), in.u128(), Weight.read(in));
            case FEES_REFUNDED -> new FeesRefunded(Location.read(in), in.u128(), Weight.read(in));
        };
    }

    private static ByteString account(ScaleReader in) throws Malformed {
        return in.byteVec(ACCOUNT_BYTES_MAX);
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
