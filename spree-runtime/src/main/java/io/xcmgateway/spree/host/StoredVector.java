package io.xcmgateway.spree.host;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import org.jspecify.annotations.Nullable;

/// A stored value taken as a SCALE vector of items that nobody looks into.
final class StoredVector {
    private StoredVector() {}

    private static final long COUNT_MAX = 0xffff_ffffL;

    /// @param count items, 0..2^32-1
    /// @param items their encodings, one after the other
    private record Parts(long count, ByteString items) {}

    /// The stored vector with one more item at its end. What is no vector (it does not begin with a
    /// canonical count, or can hold no more items) counts as an empty one, as in polkadot-sdk's
    /// `StorageAppend`.
    static ByteString append(@Nullable ByteString stored, ByteString item) {
        Parts parts = parts(stored == null ? ByteString.EMPTY : stored);
        return new ScaleWriter(parts.items().length() + item.length() + 5)
                .compactU32(parts.count() + 1)
                .bytes(parts.items())
                .bytes(item)
                .toByteString();
    }

    private static Parts parts(ByteString stored) {
        Decoded<Parts> decoded =
                ScaleReader.decode(
                        stored, in -> new Parts(in.compactU32(), in.bytes(in.remaining())));
        return decoded instanceof Decoded.Value(Parts parts) && parts.count() < COUNT_MAX
                ? parts
                : new Parts(0, ByteString.EMPTY);
    }
}
