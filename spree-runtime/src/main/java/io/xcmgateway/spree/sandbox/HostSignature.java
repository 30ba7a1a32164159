package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.List;

/// Name and type of a function that a module may import from `env`.
///
/// @param name the import's field name
/// @param parameters value types in order
/// @param result the result type, or [ValueType#NONE]
public record HostSignature(String name, List<ValueType> parameters, ValueType result) {
    public HostSignature {
        parameters = List.copyOf(parameters);
        if (parameters.contains(ValueType.NONE)) {
            throw new IllegalArgumentException("a parameter must be i32 or i64, was none");
        }
    }

    @Override
    public String toString() {
        return name + parameters + " -> " + result;
    }
}
