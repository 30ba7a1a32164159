package io.xcmgateway.spree.sandbox;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/// Engine profiles that differ from the current one in a limit.
public final class LimitVariants {
    private LimitVariants() {}

    /// @param limit the component of [Limits] that is `value`
    public static EngineProfile with(String limit, int value) {
        return with(EngineProfile.CURRENT, limit, value);
    }

    /// @param limit the component of [Limits] that is `value` instead of what it is in `current`
    public static EngineProfile with(EngineProfile current, String limit, int value) {
        RecordComponent[] components = Limits.class.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        boolean found = false;
        try {
            for (int i = 0; i < components.length; i++) {
                boolean changed = components[i].getName().equals(limit);
                found |= changed;
                types[i] = components[i].getType();
                values[i] = changed ? value : components[i].getAccessor().invoke(current.limits());
            }
            if (!found) {
                throw new IllegalArgumentException("no limit " + limit);
            }
            Limits limits = Limits.class.getDeclaredConstructor(types).newInstance(values);
            return new EngineProfile(
                    current.abi(),
                    current.metering(),
                    current.gas(),
                    limits,
                    current.cryptoRules());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("limits are a record: " + Arrays.toString(types), e);
        }
    }
}
