package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;

/// Keys under the post-root, proved present or absent, and effects of the statement.
///
/// @param keys whole trie keys (with the leading 0x00 or 0x01), strictly ascending
/// @param storageProof trie nodes of an sp-trie `StorageProof`
public record StateSection(
        List<ByteString> keys, List<ByteString> storageProof, List<ProvedEffect> effects) {
    public static final int KEYS_MAX = 1024;
    public static final int KEY_BYTES_MAX = 4096;
    public static final int EFFECTS_MAX = 1024;

    public StateSection {
        keys = List.copyOf(keys);
        storageProof = List.copyOf(storageProof);
        effects = List.copyOf(effects);
        Check.atMost("keys", keys.size(), KEYS_MAX);
        Check.atMost("nodes", storageProof.size(), ExecutionProof.NODES_MAX);
        Check.atMost("effects", effects.size(), EFFECTS_MAX);
        int broken = firstUnsorted(keys);
        if (broken >= 0) {
            throw new IllegalArgumentException("keys must ascend strictly, at " + broken);
        }
    }

    /// An effect with its place under the statement's `effects_root`.
    ///
    /// @param index unsigned 32 bits
    public record ProvedEffect(long index, Effect effect, List<Hash32> path) {
        public ProvedEffect {
            Check.u32("index", index);
            path = List.copyOf(path);
            Check.atMost("path length", path.size(), EffectTree.PATH_MAX);
        }

        static ProvedEffect read(ScaleReader in) throws Malformed {
            return new ProvedEffect(
                    in.field("index", ScaleReader::u32),
                    in.field("effect", Effect::read),
                    in.field("path", at -> at.vec(EffectTree.PATH_MAX, ScaleReader::hash32)));
        }

        void write(ScaleWriter out) {
            effect.write(out.u32(index));
            out.vec(path, (hash, to) -> to.hash32(hash));
        }
    }

    static StateSection read(ScaleReader in) throws Malformed {
        int start = in.offset();
        List<ByteString> keys =
                in.field("keys", at -> at.vec(KEYS_MAX, key -> key.byteVec(KEY_BYTES_MAX)));
        int broken = firstUnsorted(keys);
        if (broken >= 0) {
            throw in.malformedAt(start, "keys ascending strictly", "key " + broken).in("keys");
        }
        return new StateSection(
                keys,
                in.field("storage_proof", ExecutionProof::readNodes),
                in.field("effects", at -> at.vec(EFFECTS_MAX, ProvedEffect::read)));
    }

    void write(ScaleWriter out) {
        out.vec(keys, (key, to) -> to.byteVec(key));
        out.vec(storageProof, (node, to) -> to.byteVec(node));
        out.vec(effects, ProvedEffect::write);
    }

    private static int firstUnsorted(List<ByteString> keys) {
        for (int i = 1; i < keys.size(); i++) {
            if (keys.get(i - 1).compareTo(keys.get(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
