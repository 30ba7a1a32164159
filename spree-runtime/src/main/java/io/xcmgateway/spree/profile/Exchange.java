package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.Asset;
import java.util.List;

/// What `ExchangeAsset` trades with.
public sealed interface Exchange extends FormValue {

    record None() implements Exchange {}

    /// One pot: whoever wants what is in it gets it for whatever they give (a mock).
    record Pot(List<Asset> assets) implements Exchange {
        public Pot {
            assets = List.copyOf(assets);
        }
    }

    static Exchange from(FormReader in) throws Malformed {
        return in.variant(ServiceTables.EXCHANGE);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case None() -> out.unit(0, "None");
            case Pot(List<Asset> assets) -> out.variant(1, "Pot").vec(assets).end();
        }
    }
}
