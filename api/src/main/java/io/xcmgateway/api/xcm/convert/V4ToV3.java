package io.xcmgateway.api.xcm.convert;

import io.xcmgateway.api.xcm.v4.Asset;
import io.xcmgateway.api.xcm.v4.AssetFilter;
import io.xcmgateway.api.xcm.v4.AssetId;
import io.xcmgateway.api.xcm.v4.Assets;
import io.xcmgateway.api.xcm.v4.Junctions;
import io.xcmgateway.api.xcm.v4.Location;
import io.xcmgateway.api.xcm.v4.QueryResponseInfo;
import io.xcmgateway.api.xcm.v4.Response;
import io.xcmgateway.api.xcm.v4.WildAsset;

/// V4 as V3. Everything has a counterpart.
public final class V4ToV3 {
    private V4ToV3() {}

    public static io.xcmgateway.api.xcm.v3.Junctions convert(Junctions value) {
        return new io.xcmgateway.api.xcm.v3.Junctions(value.items());
    }

    public static io.xcmgateway.api.xcm.v3.Location convert(Location value) {
        return new io.xcmgateway.api.xcm.v3.Location(value.parents(), convert(value.interior()));
    }

    public static io.xcmgateway.api.xcm.v3.AssetId convert(AssetId value) {
        return new io.xcmgateway.api.xcm.v3.AssetId.Concrete(convert(value.location()));
    }

    public static io.xcmgateway.api.xcm.v3.Asset convert(Asset value) {
        return new io.xcmgateway.api.xcm.v3.Asset(convert(value.id()), value.fun());
    }

    /// The order stays as it is.
    public static io.xcmgateway.api.xcm.v3.Assets convert(Assets value) {
        return new io.xcmgateway.api.xcm.v3.Assets(
                value.items().stream().map(V4ToV3::convert).toList());
    }

    public static io.xcmgateway.api.xcm.v3.WildAsset convert(WildAsset value) {
        return switch (value) {
            case WildAsset.All() -> new io.xcmgateway.api.xcm.v3.WildAsset.All();
            case WildAsset.AllOf(var id, var fun) ->
                    new io.xcmgateway.api.xcm.v3.WildAsset.AllOf(convert(id), fun);
            case WildAsset.AllCounted(var count) ->
                    new io.xcmgateway.api.xcm.v3.WildAsset.AllCounted(count);
            case WildAsset.AllOfCounted(var id, var fun, var count) ->
                    new io.xcmgateway.api.xcm.v3.WildAsset.AllOfCounted(convert(id), fun, count);
        };
    }

    public static io.xcmgateway.api.xcm.v3.AssetFilter convert(AssetFilter value) {
        return switch (value) {
            case AssetFilter.Definite(var assets) ->
                    new io.xcmgateway.api.xcm.v3.AssetFilter.Definite(convert(assets));
            case AssetFilter.Wild(var wild) ->
                    new io.xcmgateway.api.xcm.v3.AssetFilter.Wild(convert(wild));
        };
    }

    public static io.xcmgateway.api.xcm.v3.Response convert(Response value) {
        return switch (value) {
            case Response.Null() -> new io.xcmgateway.api.xcm.v3.Response.Null();
            case Response.OfAssets(var assets) ->
                    new io.xcmgateway.api.xcm.v3.Response.OfAssets(convert(assets));
            case Response.ExecutionResult(var error) ->
                    new io.xcmgateway.api.xcm.v3.Response.ExecutionResult(error);
            case Response.Version(var version) ->
                    new io.xcmgateway.api.xcm.v3.Response.Version(version);
            case Response.PalletsInfo(var pallets) ->
                    new io.xcmgateway.api.xcm.v3.Response.PalletsInfo(pallets);
            case Response.DispatchResult(var status) ->
                    new io.xcmgateway.api.xcm.v3.Response.DispatchResult(status);
        };
    }

    public static io.xcmgateway.api.xcm.v3.QueryResponseInfo convert(QueryResponseInfo value) {
        return new io.xcmgateway.api.xcm.v3.QueryResponseInfo(
                convert(value.destination()), value.queryId(), value.maxWeight());
    }
}
