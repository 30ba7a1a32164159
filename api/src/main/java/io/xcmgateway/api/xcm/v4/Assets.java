package io.xcmgateway.api.xcm.v4;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import java.util.List;

/// A list of different assets, in the order that decoders demand. It is never put in order on the
/// way in: the hash of a message must not depend on who read it. A list that was converted from
/// another version may have lost the order, as it does on real chains; [#isOrdered] tells.
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
