package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;

/// The part of a profile that every message reads.
///
/// @param holdingLimit 1..256; the holding may have twice as many entries
public record Config(
        int holdingLimit,
        Transactional transactional,
        DustRule dust,
        Weigher weigher,
        Barrier barrier,
        List<Trader> traders,
        List<Trust> reserves,
        List<Trust> teleporters,
        List<AliasRule> aliasers,
        List<Adapter> adapters,
        List<Converter> converters,
        AssetTrap assetTrap) {
    private static final int HOLDING_LIMIT_MAX = 256;

    public Config {
        if (holdingLimit < 1 || holdingLimit > HOLDING_LIMIT_MAX) {
            throw new IllegalArgumentException("holding limit must be 1..256, was " + holdingLimit);
        }
        traders = List.copyOf(traders);
        reserves = List.copyOf(reserves);
        teleporters = List.copyOf(teleporters);
        aliasers = List.copyOf(aliasers);
        adapters = List.copyOf(adapters);
        converters = List.copyOf(converters);
    }

    void write(ScaleWriter out) {
        out.u32(holdingLimit).u8(transactional.number()).u8(dust.number());
        weigher.write(out);
        barrier.write(out);
        out.vec(traders, Trader::write)
                .vec(reserves, Trust::write)
                .vec(teleporters, Trust::write)
                .vec(aliasers, AliasRule::write)
                .vec(adapters, Adapter::write)
                .vec(converters, Converter::write);
        assetTrap.write(out);
    }
}
