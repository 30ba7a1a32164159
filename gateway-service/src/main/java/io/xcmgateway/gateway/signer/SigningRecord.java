package io.xcmgateway.gateway.signer;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.gateway.attestation.SigningMarkException;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.Table;
import org.jspecify.annotations.Nullable;

/// Everything that a key ever signed: for each place its hash, and for each line its highest
/// number. Kept for ever, about 120 bytes for each place.
///
/// Rows: address (20 bytes) and line → highest number (u64); address, line and number (big endian)
/// → hash. One row with an empty key says that the record was begun.
public final class SigningRecord implements AutoCloseable {
    private final GatewayStore store;
    private final ByteString address;

    /// @param store holds nothing else
    private SigningRecord(GatewayStore store, ByteString address) {
        this.store = store;
        this.address = address;
    }

    /// @param store holds nothing else; closed with the record
    /// @param address of the secp256k1 key that signs: another key has signed other things
    /// @param begin whether to begin a record, where there is none
    /// @throws SigningMarkException if there is none and none is to begin, or the other way round
    public static SigningRecord open(GatewayStore store, ByteString address, boolean begin) {
        boolean begun = store.get(Table.SIGNING_MARKS, ByteString.EMPTY) != null;
        if (begun == begin) {
            throw begun
                    ? new SigningMarkException(
                            "a record of what was signed is there, and a new one is to begin",
                            "Take xcm-gateway.signer.new-record away: it is for the first start"
                                    + " with new keys only.")
                    : new SigningMarkException(
                            "there is no record of what was signed",
                            "Bring back the directory xcm-gateway.signer.record-directory. If these"
                                    + " keys have never signed anything, start once with"
                                    + " xcm-gateway.signer.new-record=true.");
        }
        if (begin) {
            store.write(
                    new StoreBatch().put(Table.SIGNING_MARKS, ByteString.EMPTY, ByteString.EMPTY),
                    GatewayStore.Durability.SYNCED);
        }
        return new SigningRecord(store, address);
    }

    /// What was signed there; `null` if nothing was.
    @Nullable Hash32 signed(SigningPlace place) {
        ByteString value = store.get(Table.SIGNING_MARKS, key(place));
        return value == null ? null : decode(value, ScaleReader::hash32);
    }

    /// The highest number of the line that was signed, unsigned; `null` if none was.
    @Nullable Long highest(ByteString line) {
        ByteString value = store.get(Table.SIGNING_MARKS, address.concat(line));
        return value == null ? null : decode(value, ScaleReader::u64);
    }

    /// @param highest of its line
    void put(StoreBatch batch, SigningPlace place, long highest) {
        batch.put(Table.SIGNING_MARKS, key(place), place.hash().bytes());
        batch.put(
                Table.SIGNING_MARKS,
                address.concat(place.line()),
                new ScaleWriter().u64(highest).toByteString());
    }

    /// Makes it durable.
    ///
    /// @throws io.xcmgateway.gateway.state.StoreFailureException if it may not be
    void write(StoreBatch batch) {
        store.write(batch, GatewayStore.Durability.SYNCED);
    }

    @Override
    public void close() {
        store.close();
    }

    private ByteString key(SigningPlace place) {
        return address.concat(place.line()).concat(place.bigEndianNumber());
    }

    private static <T> T decode(ByteString bytes, ScaleReader.Item<T> item) {
        return switch (ScaleReader.decode(bytes, item)) {
            case Decoded.Value<T>(T value) -> value;
            case Decoded.Refused<T> refused ->
                    throw new CorruptStoreException("signing record: " + refused.message());
        };
    }
}
