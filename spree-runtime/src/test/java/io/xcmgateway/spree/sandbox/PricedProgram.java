package io.xcmgateway.spree.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.ToLongFunction;

/// Something to run whose price is known.
///
/// @param gasUsed of a run under a profile that differs from the current one in prices
/// @param counts how often each price of [GasSchedule] is paid; those that are not are left out
public record PricedProgram(
        String name, ToLongFunction<EngineProfile> gasUsed, Map<String, Long> counts) {
    private static final long MORE = 3;

    public PricedProgram {
        counts = Map.copyOf(counts);
    }

    /// Makes one price after the other higher: what the run costs must grow by just that.
    public void check() {
        long before = gasUsed.applyAsLong(EngineProfile.CURRENT);
        for (String price : PriceVariants.names()) {
            EngineProfile dearer = PriceVariants.with(price, PriceVariants.price(price) + MORE);
            assertThat(gasUsed.applyAsLong(dearer) - before)
                    .as("%s, by %s", name, price)
                    .isEqualTo(MORE * counts.getOrDefault(price, 0L));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
