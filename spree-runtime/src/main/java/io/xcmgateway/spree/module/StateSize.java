package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.spree.sandbox.StateLimits;
import io.xcmgateway.spree.state.Growth;
import io.xcmgateway.spree.state.Subtree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How much a module has in state: the keys of its own subtree, and the counters of the channels
/// that it opened. Nonces, what is parked and the like come from others and are not counted.
///
/// Kept at [HostKeys#size], and written with each execution that changes it, so that it is part of
/// what a state root proves.
///
/// @param keys 0..2^63-1
/// @param bytes of those keys, with the leading byte of the subtree, and of their values; 0..2^63-1
public record StateSize(long keys, long bytes) {
    public static final StateSize NONE = new StateSize(0, 0);

    public StateSize {
        if (keys < 0 || bytes < 0) {
            throw new IllegalArgumentException(
                    "keys and bytes must not be negative, were " + keys + " and " + bytes);
        }
    }

    /// Whether the key at `trieKey` is counted.
    public static boolean counts(ByteString trieKey) {
        return Subtree.GUEST.contains(trieKey) || trieKey.startsWith(HostKeys.out());
    }

    /// Counts a whole state.
    public static StateSize count(Map<ByteString, ByteString> state) {
        long keys = 0;
        long bytes = 0;
        for (Map.Entry<ByteString, ByteString> entry : state.entrySet()) {
            if (counts(entry.getKey())) {
                keys++;
                bytes += (long) entry.getKey().length() + entry.getValue().length();
            }
        }
        return new StateSize(keys, bytes);
    }

    /// The size that the value at [HostKeys#size] tells.
    ///
    /// @param value `null` if there is none, as before genesis
    public static Decoded<StateSize> of(@Nullable ByteString value) {
        return value == null
                ? new Decoded.Value<>(NONE)
                : ScaleReader.decode(value, StateSize::read);
    }

    /// The size after `growth`, or `null` if no state of this size can become so.
    public @Nullable StateSize after(Growth growth) {
        long newKeys = keys + growth.keys();
        long newBytes = bytes + growth.bytes();
        return newKeys < 0 || newBytes < 0 ? null : new StateSize(newKeys, newBytes);
    }

    /// Why a state of this size may not be, after it has grown by `growth`; what shrinks may always
    /// be.
    ///
    /// @return `null` if it may
    @Nullable String refusal(Growth growth, StateLimits limits) {
        if (growth.keys() > 0 && keys > limits.stateKeysMax()) {
            return "state of at most " + limits.stateKeysMax() + " keys, would be " + keys;
        }
        if (growth.bytes() > 0 && bytes > limits.stateBytesMax()) {
            return "state of at most " + limits.stateBytesMax() + " bytes, would be " + bytes;
        }
        return null;
    }

    public ByteString encode() {
        return new ScaleWriter(2 * Long.BYTES).u64(keys).u64(bytes).toByteString();
    }

    private static StateSize read(ScaleReader in) throws Malformed {
        return new StateSize(counter(in, "keys"), counter(in, "bytes"));
    }

    private static long counter(ScaleReader in, String what) throws Malformed {
        int start = in.offset();
        long value = in.u64();
        if (value < 0) {
            throw in.malformedAt(start, what + " below 2^63", Long.toUnsignedString(value));
        }
        return value;
    }
}
