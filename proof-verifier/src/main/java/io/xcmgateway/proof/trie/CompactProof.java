package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import java.util.List;

/// Trie nodes in pre-order with the hashes left out that follow from them: Substrate's
/// `CompactProof`.
public record CompactProof(List<ByteString> items) {

    public CompactProof {
        items = List.copyOf(items);
    }
}
