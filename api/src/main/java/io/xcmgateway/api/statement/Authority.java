package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who may opt a host chain in and out and call for it.
///
/// @param threshold 1..keys
/// @param keys in index order, distinct
public record Authority(long threshold, List<Key> keys) {
    public static final int KEYS_MAX = 64;

    public Authority {
        keys = List.copyOf(keys);
        String broken = broken(threshold, keys);
        if (broken != null) {
            throw new IllegalArgumentException(broken);
        }
    }

    /// One key of the authority.
    ///
    /// @param key as long as the scheme says
    public record Key(SignatureScheme scheme, ByteString key) {
        public Key {
            Check.length("key", key, scheme.keyBytes());
        }

        static Key read(ScaleReader in) throws Malformed {
            SignatureScheme scheme = SignatureScheme.read(in);
            return new Key(scheme, Check.fixedVec(in, scheme.keyBytes()));
        }

        void write(ScaleWriter out) {
            scheme.write(out);
            out.byteVec(key);
        }
    }

    public static Authority read(ScaleReader in) throws Malformed {
        int start = in.offset();
        long threshold = in.field("threshold", ScaleReader::u32);
        List<Key> keys = in.field("keys", at -> at.vec(KEYS_MAX, Key::read));
        String broken = broken(threshold, keys);
        if (broken != null) {
            throw in.malformedAt(start, "a sound authority", broken);
        }
        return new Authority(threshold, keys);
    }

    public void write(ScaleWriter out) {
        out.u32(threshold).vec(keys, Key::write);
    }

    private static @Nullable String broken(long threshold, List<Key> keys) {
        if (keys.size() > KEYS_MAX) {
            return "keys must be at most " + KEYS_MAX + ", was " + keys.size();
        }
        if (new HashSet<>(keys).size() != keys.size()) {
            return "keys must be distinct";
        }
        return Check.threshold(threshold, keys);
    }
}
