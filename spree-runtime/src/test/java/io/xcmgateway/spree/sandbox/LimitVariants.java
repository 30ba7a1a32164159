package io.xcmgateway.spree.sandbox;

import java.lang.reflect.RecordComponent;

/// Engine profiles that differ from the current one in a limit.
public final class LimitVariants {
    private LimitVariants() {}

    /// @param limit the component of [Limits] or of [StateLimits] that is `value`
    public static EngineProfile with(String limit, int value) {
        return with(EngineProfile.CURRENT, limit, value);
    }

    /// @param limit the component of [Limits] or of [StateLimits] that is `value` instead of what
    ///   it is in `current`
    public static EngineProfile with(EngineProfile current, String limit, int value) {
        Limits limits =
                has(StateLimits.class, limit)
                        ? changed(
                                current.limits(),
                                "state",
                                changed(current.limits().state(), limit, value))
                        : changed(current.limits(), limit, value);
        return new EngineProfile(
                current.abi(), current.metering(), current.gas(), limits, current.cryptoRules());
    }

    private static boolean has(Class<? extends Record> type, String component) {
        for (RecordComponent each : type.getRecordComponents()) {
            if (each.getName().equals(component)) {
                return true;
            }
        }
        return false;
    }

    /// A record that differs from another in one component.
    @SuppressWarnings("unchecked")
    static <R extends Record> R changed(R before, String component, Object value) {
        if (!has(before.getClass(), component)) {
            throw new IllegalArgumentException(before.getClass() + " has no " + component);
        }
        RecordComponent[] components = before.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] =
                        components[i].getName().equals(component)
                                ? value
                                : components[i].getAccessor().invoke(before);
            }
            return (R) before.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "not a record of the engine profile: " + before.getClass(), e);
        }
    }
}
