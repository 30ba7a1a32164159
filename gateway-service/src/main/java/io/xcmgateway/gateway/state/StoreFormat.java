package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.SignedRotation;
import io.xcmgateway.proof.AttestorHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a store says of itself: which layout its rows have, and which network they belong to.
public final class StoreFormat {
    /// Raised with every change to [Table], [Keys] or the record codecs, each time with a step of
    /// [StoreMigration].
    public static final int VERSION = 8;

    private static final ByteString FORMAT = ByteString.ascii("format");
    private static final ByteString ROTATIONS = ByteString.ascii("rotations");
    private static final ByteString NETWORK = ByteString.ascii("network");

    private StoreFormat() {}

    /// Claims a new store for this format and a network, or checks that an old one has both. What
    /// there was of rotations must go on.
    ///
    /// @throws CorruptStoreException if it has not
    public static void claim(GatewayStore store, AttestorHistory attestors) {
        Network network = attestors.network();
        AttestorHistory found = attestors(store);
        StoreBatch batch = new StoreBatch();
        if (found == null) {
            putVersion(batch, VERSION);
            batch.put(Table.META, NETWORK, network.encode());
        } else if (!found.network().equals(network)) {
            throw new CorruptStoreException(
                    "store must belong to network "
                            + network.id()
                            + ", was "
                            + found.network().id());
        }
        List<SignedRotation> before = found == null ? List.of() : found.rotations();
        List<SignedRotation> now = attestors.rotations();
        boolean goesOn =
                now.size() >= before.size() && now.subList(0, before.size()).equals(before);
        if (!goesOn) {
            throw new CorruptStoreException(
                    "rotations must begin with the "
                            + before.size()
                            + " that the store has, up to the set "
                            + (found == null ? "0" : Long.toUnsignedString(found.current().id()))
                            + ", were "
                            + now.size());
        }
        if (now.size() > before.size()) {
            batch.put(
                    Table.META,
                    ROTATIONS,
                    new ScaleWriter().vec(now, SignedRotation::write).toByteString());
        }
        if (!batch.isEmpty()) {
            store.write(batch, GatewayStore.Durability.SYNCED);
        }
    }

    /// Claims an empty store for rows that come from elsewhere, of any format.
    ///
    /// @param version unsigned 32 bits
    public static void claim(GatewayStore store, AttestorHistory attestors, long version) {
        claim(store, attestors);
        StoreBatch batch = new StoreBatch();
        putVersion(batch, version);
        store.write(batch, GatewayStore.Durability.SYNCED);
    }

    /// The attestors that the store was last claimed with; `null` if it is new.
    ///
    /// @throws CorruptStoreException if it is of another format
    public static @Nullable AttestorHistory attestors(GatewayStore store) {
        Network network = network(store);
        if (network == null) {
            return null;
        }
        ByteString rows = store.get(Table.META, ROTATIONS);
        List<SignedRotation> rotations =
                rows == null
                        ? List.of()
                        : Records.decode(
                                Table.META,
                                ROTATIONS,
                                rows,
                                in -> in.vec(AttestorHistory.ROTATIONS_MAX, SignedRotation::read));
        return switch (AttestorHistory.follow(network, rotations)) {
            case AttestorHistory.Result.Holds(AttestorHistory history) -> history;
            case AttestorHistory.Result.Refused refused ->
                    throw new CorruptStoreException("rotations must follow: " + refused);
        };
    }

    /// Of which format the store is, unsigned 32 bits; `null` if it is new.
    static @Nullable Long version(GatewayStore store) {
        ByteString format = store.get(Table.META, FORMAT);
        return format == null ? null : Records.decode(Table.META, FORMAT, format, ScaleReader::u32);
    }

    static void putVersion(StoreBatch batch, long version) {
        batch.put(Table.META, FORMAT, new ScaleWriter().u32(version).toByteString());
    }

    /// The network that the store was claimed for; `null` if it is new.
    ///
    /// @throws CorruptStoreException if it is of another format
    public static @Nullable Network network(GatewayStore store) {
        Long version = version(store);
        if (version == null) {
            return null;
        }
        if (version != VERSION) {
            throw new CorruptStoreException(
                    "storage format must be "
                            + VERSION
                            + ", was "
                            + version
                            + ": "
                            + (version < VERSION
                                    ? "a start of the gateway of this version converts it"
                                    : "it is of a newer version of the gateway"));
        }
        ByteString network = store.get(Table.META, NETWORK);
        if (network == null) {
            throw new CorruptStoreException("store must say which network it belongs to");
        }
        return Records.decode(Table.META, NETWORK, network, Network::read);
    }
}
