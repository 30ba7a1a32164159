package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;

/// How one run of a module ended.
public sealed interface Run {

    /// The entry point returned.
    ///
    /// @param output the bytes it pointed to
    /// @param gasUsed 0..the gas limit
    record Returned(ByteString output, long gasUsed) implements Run {}

    /// The guest trapped, ran out of gas or stack, or returned nonsense. It has used all of its gas
    /// limit, whatever it did: so no difference inside a half-run block can show.
    ///
    /// @param reason for people and logs; not part of any hash
    record Trapped(TrapKind kind, String reason) implements Run {}
}
