package io.xcmgateway.gateway.http.state;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.execution.StateAt;
import io.xcmgateway.spree.profile.LedgerKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one key of a state holds.
@Schema(name = "StateValue", description = "What a key holds, in one state.")
record KeyView(
        Hash32 instanceId,
        @Schema(description = "u64: the statement that left this state.", example = "9")
                String sequence,
        Hash32 stateRoot,
        @Schema(description = "As in the path.") ByteString key,
        @Schema(
                        implementation = Object.class,
                        description = "What the standard module keeps there, if it is its key.")
                @Nullable Object about,
        @Schema(description = "Whether there is a value. An empty one is one.") boolean present,
        @Schema(description = "Absent if there is none; the first 1 MiB of a longer one.")
                @Nullable ByteString value,
        @Schema(description = "Of the whole value.") long valueBytes) {
    private static final int VALUE_BYTES_MAX = 1 << 20;

    static KeyView of(StateAt at, ByteString key) {
        ByteString value = at.view().get(key);
        LedgerKey known = LedgerKey.of(key);
        return new KeyView(
                at.instance().id(),
                Long.toUnsignedString(at.sequence()),
                at.stateRoot(),
                key,
                known == null ? null : Map.of(known.getClass().getSimpleName(), known),
                value != null,
                value == null ? null : value.slice(0, Math.min(value.length(), VALUE_BYTES_MAX)),
                value == null ? 0 : value.length());
    }
}
