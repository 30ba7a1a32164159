package io.xcmgateway.spree.sandbox;

import java.util.List;

/// One function that a module may import from `env`.
///
/// @param name the import's field name
/// @param parameters value types in order
/// @param result the result type, or [ValueType#NONE]
/// @param call what it does
public record HostFunction(String name, List<ValueType> parameters, ValueType result, Call call) {

    public HostFunction {
        parameters = List.copyOf(parameters);
    }

    /// What admission needs to know of this function.
    public HostSignature signature() {
        return new HostSignature(name, parameters, result);
    }

    /// Wasm value types of the ABI.
    public enum ValueType {
        I32,
        I64,
        NONE
    }

    /// The behaviour of a host function. May throw [GuestTrap]; anything else that escapes is a
    /// node fault.
    @FunctionalInterface
    public interface Call {
        /// @param arguments as the guest passed them; an i32 is in the low 32 bits
        /// @return the result (an i32 in the low 32 bits), 0 if there is none
        long apply(Guest guest, long[] arguments);
    }

    /// The running guest, as a host function sees it.
    public interface Guest {
        GuestMemory memory();

        /// Charges gas before work is done.
        ///
        /// @throws GuestTrap if what is left does not cover it; the run then ends as out of gas
        void charge(long gas);
    }
}
