package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;

/// Trie nodes and values that prove what some keys hold: Substrate's `StorageProof`, a
/// `BTreeSet<Vec<u8>>` in SCALE. [PartialTrie#open] tells what it proves.
///
/// @param items strictly ascending
public record StorageProof(List<ByteString> items) {

    public StorageProof {
        items = List.copyOf(items);
        int unsorted = firstUnsorted(items);
        if (unsorted >= 0) {
            throw new IllegalArgumentException(
                    "items must be strictly ascending, item " + unsorted + " is not");
        }
    }

    public static Decoded<StorageProof> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, StorageProof::read);
    }

    public static StorageProof read(ScaleReader in) throws Malformed {
        List<ByteString> items = CompactProof.readItems(in);
        int unsorted = firstUnsorted(items);
        if (unsorted >= 0) {
            throw in.malformed("strictly ascending items", "item " + unsorted + " out of order");
        }
        return new StorageProof(items);
    }

    public void write(ScaleWriter out) {
        out.vec(items, (item, to) -> to.byteVec(item));
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, StorageProof::write);
    }

    private static int firstUnsorted(List<ByteString> items) {
        for (int i = 1; i < items.size(); i++) {
            if (items.get(i - 1).compareTo(items.get(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
