package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `ExchangeAsset` trades with.
public sealed interface Exchange extends FormValue {

    record None() implements Exchange {}

    /// One pot: whoever wants what is in it gets it for whatever they give (a mock).
    record Pot(List<Asset> assets) implements Exchange {
        public Pot {
            assets = List.copyOf(assets);
        }
    }

    /// Pools of two fungible assets each, which trade at a constant product.
    ///
    /// @param feePerMille thousandths of what is given that stay in the pool: less than 1000
    /// @param mintMinLiquidity shares that a new pool keeps for good, at least 1. Nobody may add
    ///   less
    /// @param shares a share in pool n is the fungible (this location, GeneralIndex n)
    /// @param setupFee what whoever creates a pool pays; it is burned. Nothing if null
    /// @param poolsMax at least 1
    record Pools(
            long feePerMille,
            U128 mintMinLiquidity,
            Location shares,
            @Nullable Asset setupFee,
            long poolsMax,
            List<InitialPool> initial)
            implements Exchange {
        public Pools {
            Range.requireU32("fee_per_mille", feePerMille);
            Range.requireU32("pools_max", poolsMax);
            initial = List.copyOf(initial);
        }

        static Pools from(FormReader in) throws Malformed {
            return in.fields(it ->
                    new Pools(
                            it.field("fee_per_mille", FormReader::u32),
                            it.field("mint_min_liquidity", FormReader::u128),
                            it.field("shares", Location::from),
                            it.optional("setup_fee", Asset::from),
                            it.field("pools_max", FormReader::u32),
                            it.field("initial", Parts.list(InitialPool::from))));
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
            case Pools pools ->
                    out.openVariant(2, "Pools")
                            .key("fee_per_mille")
                            .u32(pools.feePerMille)
                            .key("mint_min_liquidity")
                            .u128(pools.mintMinLiquidity)
                            .field("shares", pools.shares)
                            .optional("setup_fee", pools.setupFee)
                            .key("pools_max")
                            .u32(pools.poolsMax)
                            .key("initial")
                            .vec(pools.initial)
                            .closeVariant();
        }
    }
}
