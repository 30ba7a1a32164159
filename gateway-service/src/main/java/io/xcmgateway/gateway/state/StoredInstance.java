package io.xcmgateway.gateway.state;

import org.jspecify.annotations.Nullable;

/// All that is kept about one instance besides its rows.
///
/// @param number its place in this store, unsigned 32 bits; never leaves it
/// @param halt `null` while it runs
/// @param optOut `null` while it takes messages
public record StoredInstance(
        int number,
        InstanceRecord record,
        InstanceHead head,
        @Nullable HaltRecord halt,
        @Nullable OptOutRecord optOut) {}
