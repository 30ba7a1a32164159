package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.Network;
import org.jspecify.annotations.Nullable;

/// What a store says of itself: which layout its rows have, and which network they belong to.
public final class StoreFormat {
    /// Raised with every change to [Table], [Keys] or the record codecs.
    public static final int VERSION = 5;

    private static final ByteString FORMAT = ByteString.ascii("format");
    private static final ByteString NETWORK = ByteString.ascii("network");

    private StoreFormat() {}

    /// Claims a new store for this format and `network`, or checks that an old one has both.
    ///
    /// @throws CorruptStoreException if it has not
    public static void claim(GatewayStore store, Network network) {
        Network found = network(store);
        if (found == null) {
            StoreBatch batch = new StoreBatch();
            batch.put(Table.META, FORMAT, new ScaleWriter().u32(VERSION).toByteString());
            batch.put(Table.META, NETWORK, network.encode());
            store.write(batch, GatewayStore.Durability.SYNCED);
        } else if (!found.equals(network)) {
            throw new CorruptStoreException(
                    "store must belong to network " + network.id() + ", was " + found.id());
        }
    }

    /// The network that the store was claimed for; `null` if it is new.
    ///
    /// @throws CorruptStoreException if it is of another format
    public static @Nullable Network network(GatewayStore store) {
        ByteString format = store.get(Table.META, FORMAT);
        if (format == null) {
            return null;
        }
        long version = Records.decode(Table.META, format, ScaleReader::u32);
        if (version != VERSION) {
            throw new CorruptStoreException(
                    "storage format must be "
                            + VERSION
                            + ", was "
                            + version
                            + (version < VERSION
                                    ? ": a store of an older version is not converted, since"
                                            + " nothing is released yet; start with a new data"
                                            + " directory"
                                    : ""));
        }
        ByteString network = store.get(Table.META, NETWORK);
        if (network == null) {
            throw new CorruptStoreException("store must say which network it belongs to");
        }
        return Records.decode(Table.META, network, Network::read);
    }
}
