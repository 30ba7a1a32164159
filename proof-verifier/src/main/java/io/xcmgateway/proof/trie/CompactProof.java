package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;

/// Trie nodes in pre-order without the hashes that follow from them: Substrate's `CompactProof`.
/// [PartialTrie#open] tells what it proves.
///
/// @param items nodes, and after a node that says so the bytes of its value
public record CompactProof(List<ByteString> items) {

    public CompactProof {
        items = List.copyOf(items);
    }

    public static Decoded<CompactProof> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, CompactProof::read);
    }

    public static CompactProof read(ScaleReader in) throws Malformed {
        return new CompactProof(readItems(in));
    }

    public void write(ScaleWriter out) {
        out.vec(items, (item, to) -> to.byteVec(item));
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, CompactProof::write);
    }

    static List<ByteString> readItems(ScaleReader in) throws Malformed {
        return in.vec(TrieLimits.PROOF_ITEMS_MAX, item -> item.byteVec(TrieLimits.PROOF_BYTES_MAX));
    }
}
