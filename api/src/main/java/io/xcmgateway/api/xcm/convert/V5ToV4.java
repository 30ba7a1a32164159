package io.xcmgateway.api.xcm.convert;

import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.AssetId;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.QueryResponseInfo;
import io.xcmgateway.api.xcm.v5.RaisedError;
import io.xcmgateway.api.xcm.v5.Response;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.api.xcm.v5.XcmError;

/// V5 as V4. Errors that V4 numbers differently, and the new instructions, do not convert; networks
/// named by genesis stay so.
public final class V5ToV4 {
    private V5ToV4() {}

    public static io.xcmgateway.api.xcm.v3.NetworkId convert(NetworkId value) {
        return switch (value) {
            case NetworkId.ByGenesis(var genesis) ->
                    new io.xcmgateway.api.xcm.v3.NetworkId.ByGenesis(genesis);
            case NetworkId.ByFork(var number, var hash) ->
                    new io.xcmgateway.api.xcm.v3.NetworkId.ByFork(number, hash);
            case NetworkId.Ethereum(var chainId) ->
                    new io.xcmgateway.api.xcm.v3.NetworkId.Ethereum(chainId);
            case NetworkId.Polkadot() -> new io.xcmgateway.api.xcm.v3.NetworkId.Polkadot();
            case NetworkId.Kusama() -> new io.xcmgateway.api.xcm.v3.NetworkId.Kusama();
            case NetworkId.BitcoinCore() -> new io.xcmgateway.api.xcm.v3.NetworkId.BitcoinCore();
            case NetworkId.BitcoinCash() -> new io.xcmgateway.api.xcm.v3.NetworkId.BitcoinCash();
            case NetworkId.PolkadotBulletin() ->
                    new io.xcmgateway.api.xcm.v3.NetworkId.PolkadotBulletin();
        };
    }

    public static io.xcmgateway.api.xcm.v3.Junction convert(Junction value) {
        return switch (value) {
            case Junction.Parachain(var id) -> new io.xcmgateway.api.xcm.v3.Junction.Parachain(id);
            case Junction.AccountId32(var network, var id) ->
                    new io.xcmgateway.api.xcm.v3.Junction.AccountId32(
                            network == null ? null : convert(network), id);
            case Junction.AccountIndex64(var network, var index) ->
                    new io.xcmgateway.api.xcm.v3.Junction.AccountIndex64(
                            network == null ? null : convert(network), index);
            case Junction.AccountKey20(var network, var key) ->
                    new io.xcmgateway.api.xcm.v3.Junction.AccountKey20(
                            network == null ? null : convert(network), key);
            case Junction.PalletInstance(var index) ->
                    new io.xcmgateway.api.xcm.v3.Junction.PalletInstance(index);
            case Junction.GeneralIndex(var index) ->
                    new io.xcmgateway.api.xcm.v3.Junction.GeneralIndex(index);
            case Junction.GeneralKey(var length, var data) ->
                    new io.xcmgateway.api.xcm.v3.Junction.GeneralKey(length, data);
            case Junction.OnlyChild() -> new io.xcmgateway.api.xcm.v3.Junction.OnlyChild();
            case Junction.Plurality(var id, var part) ->
                    new io.xcmgateway.api.xcm.v3.Junction.Plurality(id, part);
            case Junction.GlobalConsensus(var network) ->
                    new io.xcmgateway.api.xcm.v3.Junction.GlobalConsensus(convert(network));
        };
    }

    public static io.xcmgateway.api.xcm.v4.Junctions convert(Junctions value) {
        return new io.xcmgateway.api.xcm.v4.Junctions(
                value.items().stream().map(V5ToV4::convert).toList());
    }

    public static io.xcmgateway.api.xcm.v4.Location convert(Location value) {
        return new io.xcmgateway.api.xcm.v4.Location(value.parents(), convert(value.interior()));
    }

    public static io.xcmgateway.api.xcm.v4.AssetId convert(AssetId value) {
        return new io.xcmgateway.api.xcm.v4.AssetId(convert(value.location()));
    }

    public static io.xcmgateway.api.xcm.v4.Asset convert(Asset value) {
        return new io.xcmgateway.api.xcm.v4.Asset(convert(value.id()), value.fun());
    }

    /// The order stays as it is.
    public static io.xcmgateway.api.xcm.v4.Assets convert(Assets value) {
        return new io.xcmgateway.api.xcm.v4.Assets(
                value.items().stream().map(V5ToV4::convert).toList());
    }

    public static io.xcmgateway.api.xcm.v4.WildAsset convert(WildAsset value) {
        return switch (value) {
            case WildAsset.All() -> new io.xcmgateway.api.xcm.v4.WildAsset.All();
            case WildAsset.AllOf(var id, var fun) ->
                    new io.xcmgateway.api.xcm.v4.WildAsset.AllOf(convert(id), fun);
            case WildAsset.AllCounted(var count) ->
                    new io.xcmgateway.api.xcm.v4.WildAsset.AllCounted(count);
            case WildAsset.AllOfCounted(var id, var fun, var count) ->
                    new io.xcmgateway.api.xcm.v4.WildAsset.AllOfCounted(convert(id), fun, count);
        };
    }

    public static io.xcmgateway.api.xcm.v4.AssetFilter convert(AssetFilter value) {
        return switch (value) {
            case AssetFilter.Definite(var assets) ->
                    new io.xcmgateway.api.xcm.v4.AssetFilter.Definite(convert(assets));
            case AssetFilter.Wild(var wild) ->
                    new io.xcmgateway.api.xcm.v4.AssetFilter.Wild(convert(wild));
        };
    }

    /// By name, up to number 34; the others fail though V4 has most of them.
    public static io.xcmgateway.api.xcm.v3.XcmError convert(XcmError value) throws Inconvertible {
        return switch (value) {
            case XcmError.Overflow() -> new io.xcmgateway.api.xcm.v3.XcmError.Overflow();
            case XcmError.Unimplemented() -> new io.xcmgateway.api.xcm.v3.XcmError.Unimplemented();
            case XcmError.UntrustedReserveLocation() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.UntrustedReserveLocation();
            case XcmError.UntrustedTeleportLocation() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.UntrustedTeleportLocation();
            case XcmError.LocationFull() -> new io.xcmgateway.api.xcm.v3.XcmError.LocationFull();
            case XcmError.LocationNotInvertible() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.LocationNotInvertible();
            case XcmError.BadOrigin() -> new io.xcmgateway.api.xcm.v3.XcmError.BadOrigin();
            case XcmError.InvalidLocation() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.InvalidLocation();
            case XcmError.AssetNotFound() -> new io.xcmgateway.api.xcm.v3.XcmError.AssetNotFound();
            case XcmError.FailedToTransactAsset() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.FailedToTransactAsset();
            case XcmError.NotWithdrawable() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.NotWithdrawable();
            case XcmError.LocationCannotHold() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.LocationCannotHold();
            case XcmError.ExceedsMaxMessageSize() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.ExceedsMaxMessageSize();
            case XcmError.DestinationUnsupported() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.DestinationUnsupported();
            case XcmError.Transport() -> new io.xcmgateway.api.xcm.v3.XcmError.Transport();
            case XcmError.Unroutable() -> new io.xcmgateway.api.xcm.v3.XcmError.Unroutable();
            case XcmError.UnknownClaim() -> new io.xcmgateway.api.xcm.v3.XcmError.UnknownClaim();
            case XcmError.FailedToDecode() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.FailedToDecode();
            case XcmError.MaxWeightInvalid() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.MaxWeightInvalid();
            case XcmError.NotHoldingFees() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.NotHoldingFees();
            case XcmError.TooExpensive() -> new io.xcmgateway.api.xcm.v3.XcmError.TooExpensive();
            case XcmError.Trap(var code) -> new io.xcmgateway.api.xcm.v3.XcmError.Trap(code);
            case XcmError.ExpectationFalse() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.ExpectationFalse();
            case XcmError.PalletNotFound() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.PalletNotFound();
            case XcmError.NameMismatch() -> new io.xcmgateway.api.xcm.v3.XcmError.NameMismatch();
            case XcmError.VersionIncompatible() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.VersionIncompatible();
            case XcmError.HoldingWouldOverflow() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.HoldingWouldOverflow();
            case XcmError.ExportError() -> new io.xcmgateway.api.xcm.v3.XcmError.ExportError();
            case XcmError.ReanchorFailed() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.ReanchorFailed();
            case XcmError.NoDeal() -> new io.xcmgateway.api.xcm.v3.XcmError.NoDeal();
            case XcmError.FeesNotMet() -> new io.xcmgateway.api.xcm.v3.XcmError.FeesNotMet();
            case XcmError.LockError() -> new io.xcmgateway.api.xcm.v3.XcmError.LockError();
            case XcmError.NoPermission() -> new io.xcmgateway.api.xcm.v3.XcmError.NoPermission();
            case XcmError.Unanchored() -> new io.xcmgateway.api.xcm.v3.XcmError.Unanchored();
            case XcmError.NotDepositable() ->
                    new io.xcmgateway.api.xcm.v3.XcmError.NotDepositable();
            case XcmError.TooManyAssets _,
                    XcmError.UnhandledXcmVersion _,
                    XcmError.WeightLimitReached _,
                    XcmError.Barrier _,
                    XcmError.WeightNotComputable _,
                    XcmError.ExceedsStackLimit _ ->
                    throw new Inconvertible("error that V4 does not have: " + value);
        };
    }

    public static io.xcmgateway.api.xcm.v3.RaisedError convert(RaisedError value)
            throws Inconvertible {
        return new io.xcmgateway.api.xcm.v3.RaisedError(value.index(), convert(value.error()));
    }

    public static io.xcmgateway.api.xcm.v4.Response convert(Response value) throws Inconvertible {
        return switch (value) {
            case Response.Null() -> new io.xcmgateway.api.xcm.v4.Response.Null();
            case Response.OfAssets(var assets) ->
                    new io.xcmgateway.api.xcm.v4.Response.OfAssets(convert(assets));
            case Response.ExecutionResult(var error) ->
                    new io.xcmgateway.api.xcm.v4.Response.ExecutionResult(
                            error == null ? null : convert(error));
            case Response.Version(var version) ->
                    new io.xcmgateway.api.xcm.v4.Response.Version(version);
            case Response.PalletsInfo(var pallets) ->
                    new io.xcmgateway.api.xcm.v4.Response.PalletsInfo(pallets);
            case Response.DispatchResult(var status) ->
                    new io.xcmgateway.api.xcm.v4.Response.DispatchResult(status);
        };
    }

    public static io.xcmgateway.api.xcm.v4.QueryResponseInfo convert(QueryResponseInfo value) {
        return new io.xcmgateway.api.xcm.v4.QueryResponseInfo(
                convert(value.destination()), value.queryId(), value.maxWeight());
    }
}
