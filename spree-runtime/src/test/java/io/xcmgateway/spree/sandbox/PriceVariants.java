package io.xcmgateway.spree.sandbox;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Engine profiles that differ from the current one in some prices.
public final class PriceVariants {
    private PriceVariants() {}

    /// The names of all prices.
    public static List<String> names() {
        return Arrays.stream(GasSchedule.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /// What the current profile has.
    public static long price(String name) {
        try {
            return (long) GasSchedule.class.getMethod(name).invoke(EngineProfile.CURRENT.gas());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no price " + name, e);
        }
    }

    public static EngineProfile with(String name, long price) {
        return with(Map.of(name, price));
    }

    public static EngineProfile with(Map<String, Long> prices) {
        EngineProfile current = EngineProfile.CURRENT;
        GasSchedule gas = current.gas();
        for (Map.Entry<String, Long> each : prices.entrySet()) {
            gas = LimitVariants.changed(gas, each.getKey(), each.getValue());
        }
        return new EngineProfile(
                current.abi(), current.metering(), gas, current.limits(), current.cryptoRules());
    }
}
