package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.Fungibility;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetId;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an asset is kept: what the first adapter that knows it says (XCM.md 12.1).
sealed interface Keeping {

    /// Amounts in accounts.
    record Fungible(U128 existentialDeposit, boolean sufficient) implements Keeping {}

    /// Items in accounts.
    record Items() implements Keeping {}

    /// At locations.
    record PerLocation(U128 depositMin) implements Keeping {}

    /// `null` if no adapter knows the asset.
    static @Nullable Keeping of(List<Adapter> adapters, Asset asset) {
        for (Adapter adapter : adapters) {
            Keeping keeping = of(adapter, asset.id().location(), asset.fun().isFungible());
            if (keeping != null) {
                return keeping;
            }
        }
        return null;
    }

    private static @Nullable Keeping of(Adapter adapter, Location id, boolean fungible) {
        return switch (adapter) {
            case Adapter.Fungible(Location known, U128 existentialDeposit, _, boolean sufficient) ->
                    fungible && known.equals(id)
                            ? new Fungible(existentialDeposit, sufficient)
                            : null;
            case Adapter.Fungibles(
                            LocationFilter ids,
                            U128 existentialDeposit,
                            boolean sufficient) ->
                    fungible && ids.contains(id)
                            ? new Fungible(existentialDeposit, sufficient)
                            : null;
            case Adapter.NonFungibles(LocationFilter classes, _) ->
                    !fungible && classes.contains(id) ? new Items() : null;
            case Adapter.PerLocation(U128 depositMin) -> new PerLocation(depositMin);
        };
    }

    /// Whether the module counts what accounts live on.
    static boolean anyInsufficient(List<Adapter> adapters) {
        return adapters.stream().anyMatch(adapter -> Boolean.FALSE.equals(sufficiency(adapter)));
    }

    static boolean anySufficient(List<Adapter> adapters) {
        return adapters.stream().anyMatch(adapter -> Boolean.TRUE.equals(sufficiency(adapter)));
    }

    private static @Nullable Boolean sufficiency(Adapter adapter) {
        return switch (adapter) {
            case Adapter.Fungible(_, _, _, boolean sufficient) -> sufficient;
            case Adapter.Fungibles(_, _, boolean sufficient) -> sufficient;
            case Adapter.PerLocation _, Adapter.NonFungibles _ -> null;
        };
    }

    /// Whether amounts of that asset are known.
    static boolean knows(List<Adapter> adapters, Location fungible) {
        return of(adapters, Asset.fungible(fungible, U128.of(1))) != null;
    }

    /// Whether things of that class are known.
    static boolean knowsItems(List<Adapter> adapters, Location id) {
        Fungibility thing = new Fungibility.NonFungible(new AssetInstance.Undefined());
        return of(adapters, new Asset(new AssetId(id), thing)) != null;
    }
}
