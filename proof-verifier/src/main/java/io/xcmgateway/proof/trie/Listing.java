package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import java.util.List;

/// The keys of a range, ascending, with none left out between them or before the first. True of the
/// root that they were listed under.
public sealed interface Listing {

    List<ByteString> keys();

    /// There is no further key under the prefix.
    record All(List<ByteString> keys) implements Listing {
        public All {
            keys = List.copyOf(keys);
        }
    }

    /// As many keys as the page was to have; whether more follow, the next page tells.
    record Page(List<ByteString> keys) implements Listing {
        public Page {
            keys = List.copyOf(keys);
        }
    }

    /// The proof does not say what follows.
    ///
    /// @param keys those before the place where something is missing
    /// @param missing what the proof would have to hold
    record Incomplete(List<ByteString> keys, String missing) implements Listing {
        public Incomplete {
            keys = List.copyOf(keys);
        }
    }
}
