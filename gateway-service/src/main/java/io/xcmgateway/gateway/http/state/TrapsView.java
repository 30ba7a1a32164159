package io.xcmgateway.gateway.http.state;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.gateway.execution.StateAt;
import io.xcmgateway.spree.profile.LedgerKey;
import io.xcmgateway.spree.profile.LedgerKeys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of what is in the trap of an instance.
@Schema(name = "Traps", description = "Assets that were left behind, in one state.")
record TrapsView(
        Hash32 instanceId,
        @Schema(description = "u64: the statement that left this state.", example = "9")
                String sequence,
        Hash32 stateRoot,
        List<Trap> traps,
        @Schema(description = "Whether there is more after the last one.") boolean more) {
    TrapsView {
        traps = List.copyOf(traps);
    }

    @Schema(name = "Trap")
    record Trap(
            @Schema(
                            description =
                                    "Names origin and assets together, as the event `AssetsTrapped`"
                                            + " of the receipt does, which tells them.")
                    Hash32 hash,
            @Schema(description = "u32: how often they are trapped.") long count,
            @Schema(description = "Where it is in the state.") ByteString stateKey) {}

    /// @param after the last one of the page before; `null` for the first page
    static TrapsView of(StateAt at, @Nullable Hash32 after, int max) {
        ByteString prefix = LedgerKeys.assetTraps();
        List<Trap> traps = new ArrayList<>();
        ByteString key = at.view().nextKey(after == null ? prefix : LedgerKeys.assetTrap(after));
        while (key != null && traps.size() < max) {
            Trap trap = trap(at, key);
            if (trap == null) {
                key = null; // the end, or another module's keys
            } else {
                traps.add(trap);
                key = at.view().nextKey(key);
            }
        }
        return new TrapsView(
                at.instance().id(),
                Long.toUnsignedString(at.sequence()),
                at.stateRoot(),
                traps,
                key != null && key.startsWith(prefix));
    }

    /// `null` for what another module keeps under such a key.
    private static @Nullable Trap trap(StateAt at, ByteString key) {
        ByteString value = at.view().get(key);
        return LedgerKey.of(key) instanceof LedgerKey.AssetTrap(Hash32 hash)
                        && value != null
                        && ScaleReader.decode(value, ScaleReader::u32)
                                instanceof Decoded.Value<Long>(Long count)
                ? new Trap(hash, count, key)
                : null;
    }
}
