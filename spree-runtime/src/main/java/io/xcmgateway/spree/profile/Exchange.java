package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Asset;
import java.util.List;

/// What `ExchangeAsset` trades with.
public sealed interface Exchange {

    record None() implements Exchange {}

    /// One pot: whoever wants what is in it gets it for whatever they give (a mock).
    record Pot(List<Asset> assets) implements Exchange {
        public Pot {
            assets = List.copyOf(assets);
        }
    }

    default void write(ScaleWriter out) {
        switch (this) {
            case None() -> out.u8(0);
            case Pot(List<Asset> assets) -> {
                out.u8(1);
                out.vec(assets, Asset::write);
            }
        }
    }
}
