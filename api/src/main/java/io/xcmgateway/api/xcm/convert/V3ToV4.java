package io.xcmgateway.api.xcm.convert;

import io.xcmgateway.api.xcm.v3.Asset;
import io.xcmgateway.api.xcm.v3.AssetFilter;
import io.xcmgateway.api.xcm.v3.AssetId;
import io.xcmgateway.api.xcm.v3.Assets;
import io.xcmgateway.api.xcm.v3.Junctions;
import io.xcmgateway.api.xcm.v3.Location;
import io.xcmgateway.api.xcm.v3.QueryResponseInfo;
import io.xcmgateway.api.xcm.v3.Response;
import io.xcmgateway.api.xcm.v3.WildAsset;
import java.util.ArrayList;
import java.util.List;

/// V3 as V4. Only asset ids without a place have no counterpart.
public final class V3ToV4 {
    private V3ToV4() {}

    public static io.xcmgateway.api.xcm.v4.Junctions convert(Junctions value) {
        return new io.xcmgateway.api.xcm.v4.Junctions(value.items());
    }

    public static io.xcmgateway.api.xcm.v4.Location convert(Location value) {
        return new io.xcmgateway.api.xcm.v4.Location(value.parents(), convert(value.interior()));
    }

    public static io.xcmgateway.api.xcm.v4.AssetId convert(AssetId value) throws Inconvertible {
        return switch (value) {
            case AssetId.Concrete(var location) ->
                    new io.xcmgateway.api.xcm.v4.AssetId(convert(location));
            case AssetId.Abstract(var id) ->
                    throw new Inconvertible("asset id without a place: " + id);
        };
    }

    public static io.xcmgateway.api.xcm.v4.Asset convert(Asset value) throws Inconvertible {
        return new io.xcmgateway.api.xcm.v4.Asset(convert(value.id()), value.fun());
    }

    /// The order stays as it is.
    public static io.xcmgateway.api.xcm.v4.Assets convert(Assets value) throws Inconvertible {
        List<io.xcmgateway.api.xcm.v4.Asset> assets = new ArrayList<>();
        for (Asset asset : value.items()) {
            assets.add(convert(asset));
        }
        return new io.xcmgateway.api.xcm.v4.Assets(assets);
    }

    public static io.xcmgateway.api.xcm.v4.WildAsset convert(WildAsset value) throws Inconvertible {
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

    public static io.xcmgateway.api.xcm.v4.AssetFilter convert(AssetFilter value)
            throws Inconvertible {
        return switch (value) {
            case AssetFilter.Definite(var assets) ->
                    new io.xcmgateway.api.xcm.v4.AssetFilter.Definite(convert(assets));
            case AssetFilter.Wild(var wild) ->
                    new io.xcmgateway.api.xcm.v4.AssetFilter.Wild(convert(wild));
        };
    }

    public static io.xcmgateway.api.xcm.v4.Response convert(Response value) throws Inconvertible {
        return switch (value) {
            case Response.Null() -> new io.xcmgateway.api.xcm.v4.Response.Null();
            case Response.OfAssets(var assets) ->
                    new io.xcmgateway.api.xcm.v4.Response.OfAssets(convert(assets));
            case Response.ExecutionResult(var error) ->
                    new io.xcmgateway.api.xcm.v4.Response.ExecutionResult(error);
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
