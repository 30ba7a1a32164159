package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// What a store says of itself: which layout its rows have, and which network they belong to.
public final class StoreFormat {
    /// Raised with every change to [Table], [Keys] or the record codecs.
    public static final int VERSION = 1;

    private static final ByteString FORMAT = ByteString.ascii("format");
    private static final ByteString NETWORK = ByteString.ascii("network");

    private StoreFormat() {}

    /// Claims a new store for this format and `networkId`, or checks that an old one has both.
    ///
    /// @throws CorruptStoreException if it has not
    public static void claim(GatewayStore store, Hash32 networkId) {
        ByteString format = store.get(Table.META, FORMAT);
        if (format == null) {
            StoreBatch batch = new StoreBatch();
            batch.put(Table.META, FORMAT, new ScaleWriter().u32(VERSION).toByteString());
            batch.put(Table.META, NETWORK, networkId.bytes());
            store.write(batch, GatewayStore.Durability.SYNCED);
            return;
        }
        long version = Records.decode(Table.META, format, ScaleReader::u32);
        if (version != VERSION) {
            throw new CorruptStoreException(
                    "storage format must be " + VERSION + ", was " + version);
        }
        ByteString network = store.get(Table.META, NETWORK);
        if (!networkId.bytes().equals(network)) {
            throw new CorruptStoreException(
                    "store must belong to network " + networkId + ", was " + network);
        }
    }
}
