package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;

/// Trie nodes and values that prove what some keys hold: Substrate's `StorageProof`.
///
/// @param items strictly ascending
public record StorageProof(List<ByteString> items) {

    public StorageProof {
        items = List.copyOf(items);
        for (int i = 1; i < items.size(); i++) {
            if (items.get(i - 1).compareTo(items.get(i)) >= 0) {
                throw new IllegalArgumentException(
                        "items must be strictly ascending, item " + i + " is not");
            }
        }
    }

    public static Decoded<StorageProof> decode(ByteString bytes) {
        return ScaleReader.decode(
                bytes,
                in ->
                        new StorageProof(
                                in.vec(
                                        TrieLimits.PROOF_ITEMS_MAX,
                                        item -> item.byteVec(TrieLimits.PROOF_BYTES_MAX))));
    }

    public ByteString encode() {
        return ScaleWriter.encode(
                this, (proof, out) -> out.vec(proof.items(), (item, to) -> to.byteVec(item)));
    }
}
