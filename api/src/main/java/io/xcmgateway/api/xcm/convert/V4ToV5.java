package io.xcmgateway.api.xcm.convert;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.xcm.v3.Junction;
import io.xcmgateway.api.xcm.v3.NetworkId;
import io.xcmgateway.api.xcm.v3.RaisedError;
import io.xcmgateway.api.xcm.v3.XcmError;
import io.xcmgateway.api.xcm.v4.Asset;
import io.xcmgateway.api.xcm.v4.AssetFilter;
import io.xcmgateway.api.xcm.v4.AssetId;
import io.xcmgateway.api.xcm.v4.Assets;
import io.xcmgateway.api.xcm.v4.Junctions;
import io.xcmgateway.api.xcm.v4.Location;
import io.xcmgateway.api.xcm.v4.QueryResponseInfo;
import io.xcmgateway.api.xcm.v4.Response;
import io.xcmgateway.api.xcm.v4.WildAsset;

/// V4 as V5. Everything has a counterpart: test networks become their genesis hash.
public final class V4ToV5 {
    private static final io.xcmgateway.api.xcm.v5.NetworkId WESTEND =
            new io.xcmgateway.api.xcm.v5.NetworkId.ByGenesis(
                    Hash32.hex(
                            "0xe143f23803ac50e8f6f8e62695d1ce9e4e1d68aa36c1cd2cfd15340213f3423e"));
    private static final io.xcmgateway.api.xcm.v5.NetworkId ROCOCO =
            new io.xcmgateway.api.xcm.v5.NetworkId.ByGenesis(
                    Hash32.hex(
                            "0x6408de7737c59c238890533af25896a2c20608d8b380bb01029acb392781063e"));

    /// Upstream gave the network without a successor the genesis of all zeros.
    private static final io.xcmgateway.api.xcm.v5.NetworkId WOCOCO =
            new io.xcmgateway.api.xcm.v5.NetworkId.ByGenesis(Hash32.ZERO);

    private V4ToV5() {}

    public static io.xcmgateway.api.xcm.v5.NetworkId convert(NetworkId value) {
        return switch (value) {
            case NetworkId.ByGenesis(var genesis) ->
                    new io.xcmgateway.api.xcm.v5.NetworkId.ByGenesis(genesis);
            case NetworkId.ByFork(var number, var hash) ->
                    new io.xcmgateway.api.xcm.v5.NetworkId.ByFork(number, hash);
            case NetworkId.Ethereum(var chainId) ->
                    new io.xcmgateway.api.xcm.v5.NetworkId.Ethereum(chainId);
            case NetworkId.Polkadot() -> new io.xcmgateway.api.xcm.v5.NetworkId.Polkadot();
            case NetworkId.Kusama() -> new io.xcmgateway.api.xcm.v5.NetworkId.Kusama();
            case NetworkId.BitcoinCore() -> new io.xcmgateway.api.xcm.v5.NetworkId.BitcoinCore();
            case NetworkId.BitcoinCash() -> new io.xcmgateway.api.xcm.v5.NetworkId.BitcoinCash();
            case NetworkId.PolkadotBulletin() ->
                    new io.xcmgateway.api.xcm.v5.NetworkId.PolkadotBulletin();
            case NetworkId.Westend() -> WESTEND;
            case NetworkId.Rococo() -> ROCOCO;
            case NetworkId.Wococo() -> WOCOCO;
        };
    }

    public static io.xcmgateway.api.xcm.v5.Junction convert(Junction value) {
        return switch (value) {
            case Junction.Parachain(var id) -> new io.xcmgateway.api.xcm.v5.Junction.Parachain(id);
            case Junction.AccountId32(var network, var id) ->
                    new io.xcmgateway.api.xcm.v5.Junction.AccountId32(
                            network == null ? null : convert(network), id);
            case Junction.AccountIndex64(var network, var index) ->
                    new io.xcmgateway.api.xcm.v5.Junction.AccountIndex64(
                            network == null ? null : convert(network), index);
            case Junction.AccountKey20(var network, var key) ->
                    new io.xcmgateway.api.xcm.v5.Junction.AccountKey20(
                            network == null ? null : convert(network), key);
            case Junction.PalletInstance(var index) ->
                    new io.xcmgateway.api.xcm.v5.Junction.PalletInstance(index);
            case Junction.GeneralIndex(var index) ->
                    new io.xcmgateway.api.xcm.v5.Junction.GeneralIndex(index);
            case Junction.GeneralKey(var length, var data) ->
                    new io.xcmgateway.api.xcm.v5.Junction.GeneralKey(length, data);
            case Junction.OnlyChild() -> new io.xcmgateway.api.xcm.v5.Junction.OnlyChild();
            case Junction.Plurality(var id, var part) ->
                    new io.xcmgateway.api.xcm.v5.Junction.Plurality(id, part);
            case Junction.GlobalConsensus(var network) ->
                    new io.xcmgateway.api.xcm.v5.Junction.GlobalConsensus(convert(network));
        };
    }

    public static io.xcmgateway.api.xcm.v5.Junctions convert(Junctions value) {
        return new io.xcmgateway.api.xcm.v5.Junctions(
                value.items().stream().map(V4ToV5::convert).toList());
    }

    public static io.xcmgateway.api.xcm.v5.Location convert(Location value) {
        return new io.xcmgateway.api.xcm.v5.Location(value.parents(), convert(value.interior()));
    }

    public static io.xcmgateway.api.xcm.v5.AssetId convert(AssetId value) {
        return new io.xcmgateway.api.xcm.v5.AssetId(convert(value.location()));
    }

    public static io.xcmgateway.api.xcm.v5.Asset convert(Asset value) {
        return new io.xcmgateway.api.xcm.v5.Asset(convert(value.id()), value.fun());
    }

    /// The order stays as it is, even where ids change it.
    public static io.xcmgateway.api.xcm.v5.Assets convert(Assets value) {
        return new io.xcmgateway.api.xcm.v5.Assets(
                value.items().stream().map(V4ToV5::convert).toList());
    }

    public static io.xcmgateway.api.xcm.v5.WildAsset convert(WildAsset value) {
        return switch (value) {
            case WildAsset.All() -> new io.xcmgateway.api.xcm.v5.WildAsset.All();
            case WildAsset.AllOf(var id, var fun) ->
                    new io.xcmgateway.api.xcm.v5.WildAsset.AllOf(convert(id), fun);
            case WildAsset.AllCounted(var count) ->
                    new io.xcmgateway.api.xcm.v5.WildAsset.AllCounted(count);
            case WildAsset.AllOfCounted(var id, var fun, var count) ->
                    new io.xcmgateway.api.xcm.v5.WildAsset.AllOfCounted(convert(id), fun, count);
        };
    }

    public static io.xcmgateway.api.xcm.v5.AssetFilter convert(AssetFilter value) {
        return switch (value) {
            case AssetFilter.Definite(var assets) ->
                    new io.xcmgateway.api.xcm.v5.AssetFilter.Definite(convert(assets));
            case AssetFilter.Wild(var wild) ->
                    new io.xcmgateway.api.xcm.v5.AssetFilter.Wild(convert(wild));
        };
    }

    /// By name; the numbers from 35 on differ.
    public static io.xcmgateway.api.xcm.v5.XcmError convert(XcmError value) {
        return switch (value) {
            case XcmError.Overflow() -> new io.xcmgateway.api.xcm.v5.XcmError.Overflow();
            case XcmError.Unimplemented() -> new io.xcmgateway.api.xcm.v5.XcmError.Unimplemented();
            case XcmError.UntrustedReserveLocation() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.UntrustedReserveLocation();
            case XcmError.UntrustedTeleportLocation() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.UntrustedTeleportLocation();
            case XcmError.LocationFull() -> new io.xcmgateway.api.xcm.v5.XcmError.LocationFull();
            case XcmError.LocationNotInvertible() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.LocationNotInvertible();
            case XcmError.BadOrigin() -> new io.xcmgateway.api.xcm.v5.XcmError.BadOrigin();
            case XcmError.InvalidLocation() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.InvalidLocation();
            case XcmError.AssetNotFound() -> new io.xcmgateway.api.xcm.v5.XcmError.AssetNotFound();
            case XcmError.FailedToTransactAsset() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.FailedToTransactAsset();
            case XcmError.NotWithdrawable() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.NotWithdrawable();
            case XcmError.LocationCannotHold() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.LocationCannotHold();
            case XcmError.ExceedsMaxMessageSize() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.ExceedsMaxMessageSize();
            case XcmError.DestinationUnsupported() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.DestinationUnsupported();
            case XcmError.Transport() -> new io.xcmgateway.api.xcm.v5.XcmError.Transport();
            case XcmError.Unroutable() -> new io.xcmgateway.api.xcm.v5.XcmError.Unroutable();
            case XcmError.UnknownClaim() -> new io.xcmgateway.api.xcm.v5.XcmError.UnknownClaim();
            case XcmError.FailedToDecode() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.FailedToDecode();
            case XcmError.MaxWeightInvalid() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.MaxWeightInvalid();
            case XcmError.NotHoldingFees() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.NotHoldingFees();
            case XcmError.TooExpensive() -> new io.xcmgateway.api.xcm.v5.XcmError.TooExpensive();
            case XcmError.Trap(var code) -> new io.xcmgateway.api.xcm.v5.XcmError.Trap(code);
            case XcmError.ExpectationFalse() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.ExpectationFalse();
            case XcmError.PalletNotFound() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.PalletNotFound();
            case XcmError.NameMismatch() -> new io.xcmgateway.api.xcm.v5.XcmError.NameMismatch();
            case XcmError.VersionIncompatible() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.VersionIncompatible();
            case XcmError.HoldingWouldOverflow() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.HoldingWouldOverflow();
            case XcmError.ExportError() -> new io.xcmgateway.api.xcm.v5.XcmError.ExportError();
            case XcmError.ReanchorFailed() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.ReanchorFailed();
            case XcmError.NoDeal() -> new io.xcmgateway.api.xcm.v5.XcmError.NoDeal();
            case XcmError.FeesNotMet() -> new io.xcmgateway.api.xcm.v5.XcmError.FeesNotMet();
            case XcmError.LockError() -> new io.xcmgateway.api.xcm.v5.XcmError.LockError();
            case XcmError.NoPermission() -> new io.xcmgateway.api.xcm.v5.XcmError.NoPermission();
            case XcmError.Unanchored() -> new io.xcmgateway.api.xcm.v5.XcmError.Unanchored();
            case XcmError.NotDepositable() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.NotDepositable();
            case XcmError.UnhandledXcmVersion() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.UnhandledXcmVersion();
            case XcmError.WeightLimitReached(var required) ->
                    new io.xcmgateway.api.xcm.v5.XcmError.WeightLimitReached(required);
            case XcmError.Barrier() -> new io.xcmgateway.api.xcm.v5.XcmError.Barrier();
            case XcmError.WeightNotComputable() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.WeightNotComputable();
            case XcmError.ExceedsStackLimit() ->
                    new io.xcmgateway.api.xcm.v5.XcmError.ExceedsStackLimit();
        };
    }

    public static io.xcmgateway.api.xcm.v5.RaisedError convert(RaisedError value) {
        return new io.xcmgateway.api.xcm.v5.RaisedError(value.index(), convert(value.error()));
    }

    public static io.xcmgateway.api.xcm.v5.Response convert(Response value) {
        return switch (value) {
            case Response.Null() -> new io.xcmgateway.api.xcm.v5.Response.Null();
            case Response.OfAssets(var assets) ->
                    new io.xcmgateway.api.xcm.v5.Response.OfAssets(convert(assets));
            case Response.ExecutionResult(var error) ->
                    new io.xcmgateway.api.xcm.v5.Response.ExecutionResult(
                            error == null ? null : convert(error));
            case Response.Version(var version) ->
                    new io.xcmgateway.api.xcm.v5.Response.Version(version);
            case Response.PalletsInfo(var pallets) ->
                    new io.xcmgateway.api.xcm.v5.Response.PalletsInfo(pallets);
            case Response.DispatchResult(var status) ->
                    new io.xcmgateway.api.xcm.v5.Response.DispatchResult(status);
        };
    }

    public static io.xcmgateway.api.xcm.v5.QueryResponseInfo convert(QueryResponseInfo value) {
        return new io.xcmgateway.api.xcm.v5.QueryResponseInfo(
                convert(value.destination()), value.queryId(), value.maxWeight());
    }
}
