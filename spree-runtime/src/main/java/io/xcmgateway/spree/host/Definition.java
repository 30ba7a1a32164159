package io.xcmgateway.spree.host;

import io.xcmgateway.spree.sandbox.HostFunction;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import io.xcmgateway.spree.sandbox.HostSignature;
import java.util.List;

/// One function of the module ABI: its name and type, and what it does in any execution.
record Definition(HostSignature signature, Body body) {

    /// What a function does.
    @FunctionalInterface
    interface Body {
        /// @return the result (an i32 in the low 32 bits), 0 if there is none
        long call(Invocation call);
    }

    static Definition of(String name, ValueType result, Body body, ValueType... parameters) {
        return new Definition(new HostSignature(name, List.of(parameters), result), body);
    }

    /// This function for one execution.
    HostFunction in(HostSession session) {
        return new HostFunction(
                signature.name(),
                signature.parameters(),
                signature.result(),
                (guest, arguments) -> body.call(new Invocation(session, guest, arguments)));
    }
}
