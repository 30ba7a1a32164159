package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All rules that decide what a run does, beside the module and its input. Its hash goes into each
/// statement, so that a verifier replays under the same rules (PROOF.md, EngineProfileV1).
///
/// @param abi version of the host functions and entry points
/// @param metering version of how code is metered: where gas and stack are charged
/// @param gas prices
/// @param limits bounds
/// @param cryptoRules version of the signature rules
public record EngineProfile(
        int abi, int metering, GasSchedule gas, Limits limits, int cryptoRules) {

    /// What new instances are run under.
    public static final EngineProfile CURRENT =
            new EngineProfile(1, 1, GasSchedule.V1, Limits.V1, 1);

    /// Every profile that statements were ever made under; none is removed.
    private static final List<EngineProfile> ALL = List.of(CURRENT);

    /// The profile with this hash, if there ever was one.
    public static @Nullable EngineProfile byHash(Hash32 hash) {
        for (EngineProfile each : ALL) {
            if (each.hash().equals(hash)) {
                return each;
            }
        }
        return null;
    }

    /// SCALE of EngineProfileV1.
    public ByteString encode() {
        ScaleWriter out = new ScaleWriter();
        out.u16(abi).u16(metering);
        gas.write(out);
        limits.write(out);
        return out.u16(cryptoRules).toByteString();
    }

    /// Blake2b-256 of [#encode()].
    public Hash32 hash() {
        return Hashing.blake2b256(encode());
    }
}
