package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What this signer has ever signed, in a store of its own that no backup of the data brings back:
/// for each instance and log the highest number and its hash. Written before a signature exists,
/// once for each group of them.
public final class SigningMarks implements AutoCloseable {
    private final GatewayStore store;
    private final Hash32 networkId;

    /// @param store holds nothing else
    /// @param networkId keeps networks apart, which have keys of their own
    public SigningMarks(GatewayStore store, Hash32 networkId) {
        this.store = store;
        this.networkId = networkId;
    }

    /// One row.
    record Row(SigningLine line, SigningMark mark) {}

    /// Whether this network's marks were ever begun.
    boolean begun() {
        return store.get(Table.SIGNING_MARKS, networkId.bytes()) != null;
    }

    @Nullable SigningMark of(SigningLine line) {
        ByteString value = store.get(Table.SIGNING_MARKS, key(line));
        return value == null ? null : decode(value, SigningMark::read);
    }

    /// In the order of kinds and ids.
    List<Row> all() {
        List<Row> rows = new ArrayList<>();
        ByteString prefix = networkId.bytes();
        store.scan(
                Table.SIGNING_MARKS,
                prefix,
                prefix,
                (key, value) -> {
                    if (key.length() > prefix.length()) {
                        rows.add(
                                new Row(
                                        decode(
                                                key.slice(prefix.length(), key.length()),
                                                SigningLine::read),
                                        decode(value, SigningMark::read)));
                    }
                    return true;
                });
        return Collections.unmodifiableList(rows);
    }

    /// Makes `rows` durable together.
    void put(List<Row> rows) {
        StoreBatch batch = new StoreBatch();
        batch.put(Table.SIGNING_MARKS, networkId.bytes(), ByteString.EMPTY);
        rows.forEach(row ->
                batch.put(
                        Table.SIGNING_MARKS,
                        key(row.line()),
                        ScaleWriter.encode(row.mark(), SigningMark::write)));
        store.write(batch, GatewayStore.Durability.SYNCED);
    }

    @Override
    public void close() {
        store.close();
    }

    private ByteString key(SigningLine line) {
        return networkId.bytes().concat(ScaleWriter.encode(line, SigningLine::write));
    }

    private static <T> T decode(ByteString bytes, ScaleReader.Item<T> item) {
        return switch (ScaleReader.decode(bytes, item)) {
            case Decoded.Value<T>(T value) -> value;
            case Decoded.Refused<T> refused ->
                    throw new CorruptStoreException("signing mark: " + refused.message());
        };
    }
}
