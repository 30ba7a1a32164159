package io.xcmgateway.api.xcm.v5;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.Fungibility;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A list of different assets, in the order that decoders demand. It is never put in order on the
/// way in: the hash of a message must not depend on who read it. A list that was converted from
/// another version or reanchored may have lost the order, as it does on real chains; [#isOrdered]
/// tells.
///
/// @param items at most 20
public record Assets(List<Asset> items) implements FormValue {
    /// Assets in one list (`MAX_ITEMS_IN_ASSETS`).
    public static final int ITEMS_MAX = 20;

    public static final Assets EMPTY = new Assets(List.of());

    public Assets {
        items = List.copyOf(items);
        if (items.size() > ITEMS_MAX) {
            throw new IllegalArgumentException("assets must be at most 20, were " + items.size());
        }
    }

    /// A list of any assets: put in order, amounts of one asset added up (to the maximum at most),
    /// equal things taken once. `null` if more than 20 are left.
    public static @Nullable Assets merge(Collection<Asset> any) {
        TreeMap<AssetId, U128> amounts = new TreeMap<>();
        TreeSet<Asset> things = new TreeSet<>();
        for (Asset asset : any) {
            switch (asset.fun()) {
                case Fungibility.Fungible(U128 amount) ->
                        amounts.merge(asset.id(), amount, U128::saturatingAdd);
                case Fungibility.NonFungible _ -> things.add(asset);
            }
        }
        List<Asset> merged = new ArrayList<>();
        amounts.forEach((id, amount) -> merged.add(Asset.fungible(id.location(), amount)));
        merged.addAll(things);
        return merged.size() > ITEMS_MAX ? null : new Assets(merged);
    }

    /// These assets as `target` names them, sorted again but not merged; `null` if an id has no
    /// name there.
    ///
    /// @param context where the one that looks is in the universe
    public @Nullable Assets reanchor(Location target, Junctions context) {
        List<Asset> reanchored = new ArrayList<>();
        for (Asset asset : items) {
            Location id = asset.id().location().reanchor(target, context);
            if (id == null) {
                return null;
            }
            reanchored.add(new Asset(new AssetId(id), asset.fun()));
        }
        reanchored.sort(null);
        return new Assets(reanchored);
    }

    /// Whether decoders accept the items in this order.
    public boolean isOrdered() {
        for (int i = 1; i < items.size(); i++) {
            if (!items.get(i).mayFollow(items.get(i - 1))) {
                return false;
            }
        }
        return true;
    }

    public static Assets read(ScaleReader in) throws Malformed {
        return ScaleFormReader.read(in, Assets::from);
    }

    public static Assets from(FormReader in) throws Malformed {
        return new Assets(
                in.ascending(ITEMS_MAX, Asset::from, (before, next) -> next.mayFollow(before)));
    }

    @Override
    public void to(FormWriter out) {
        out.vec(items);
    }
}
