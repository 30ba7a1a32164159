package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;
import java.util.List;

/// The part of a profile that every message reads.
///
/// @param holdingLimit unsigned 32 bits; the holding may have twice as many entries
public record Config(
        long holdingLimit,
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
        AssetTrap assetTrap)
        implements FormValue {
    public Config {
        Range.requireU32("holding_limit", holdingLimit);
        traders = List.copyOf(traders);
        reserves = List.copyOf(reserves);
        teleporters = List.copyOf(teleporters);
        aliasers = List.copyOf(aliasers);
        adapters = List.copyOf(adapters);
        converters = List.copyOf(converters);
    }

    Config withConverters(List<Converter> converters) {
        return new Config(
                holdingLimit,
                transactional,
                dust,
                weigher,
                barrier,
                traders,
                reserves,
                teleporters,
                aliasers,
                adapters,
                converters,
                assetTrap);
    }

    static Config from(FormReader in) throws Malformed {
        return in.fields(it ->
                new Config(
                        it.field("holding_limit", FormReader::u32),
                        it.field("transactional", Transactional::from),
                        it.field("dust", DustRule::from),
                        it.field("weigher", Weigher::from),
                        it.field("barrier", Barrier::from),
                        it.field("traders", Parts.list(Trader::from)),
                        it.field("reserves", Parts.list(Trust::from)),
                        it.field("teleporters", Parts.list(Trust::from)),
                        it.field("aliasers", Parts.list(AliasRule::from)),
                        it.field("adapters", Parts.list(Adapter::from)),
                        it.field("converters", Parts.list(Converter::from)),
                        it.field("asset_trap", AssetTrap::from)));
    }

    @Override
    public void to(FormWriter out) {
        out.open()
                .key("holding_limit")
                .u32(holdingLimit)
                .field("transactional", transactional)
                .field("dust", dust)
                .field("weigher", weigher)
                .field("barrier", barrier)
                .key("traders")
                .vec(traders)
                .key("reserves")
                .vec(reserves)
                .key("teleporters")
                .vec(teleporters)
                .key("aliasers")
                .vec(aliasers)
                .key("adapters")
                .vec(adapters)
                .key("converters")
                .vec(converters)
                .field("asset_trap", assetTrap)
                .close();
    }
}
