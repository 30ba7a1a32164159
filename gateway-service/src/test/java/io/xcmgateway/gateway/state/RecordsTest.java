package io.xcmgateway.gateway.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.gateway.state.GatewayStore.Durability;
import io.xcmgateway.proof.AttestorHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static final Hash32 ID = Hash32.hex("11".repeat(32));
    private static final Hash32 OTHER = Hash32.hex("22".repeat(32));

    private final MemoryStore store = new MemoryStore();
    private final Records records = new Records(store);

    @Test
    void givesBackWhatWasPut() {
        Position at = new Position(-1, -2);
        InstanceHead head = new InstanceHead(5, ID, OTHER, 7);
        HaltRecord halt = new HaltRecord(5, FaultKind.ENGINE, 9, "stack overflow é");
        StoreBatch batch = new StoreBatch();
        Records.putMessage(batch, ID, at);
        Records.putKey(batch, OTHER, ID);
        Records.putSigned(batch, ID, 3, OTHER);
        Records.putHead(batch, 4, head);
        Records.putHalt(batch, 4, halt);
        Records.putModule(batch, ID, ByteString.ascii("wasm"));
        Records.putAttestations(batch, at, List.of());
        store.write(batch, Durability.SYNCED);
        assertThat(records.message(ID)).isEqualTo(at);
        assertThat(records.message(OTHER)).isNull();
        assertThat(records.keyed(OTHER)).isEqualTo(ID);
        assertThat(records.signed(ID, 3)).isEqualTo(OTHER);
        assertThat(records.signed(ID, 4)).isNull();
        assertThat(records.head(4)).isEqualTo(head);
        assertThat(records.halt(4)).isEqualTo(halt);
        assertThat(records.halt(5)).isNull();
        assertThat(records.module(ID)).isEqualTo(ByteString.ascii("wasm"));
        assertThat(records.attestations(at)).isEmpty();
    }

    @Test
    void cutsALongReasonToItsBound() {
        StoreBatch batch = new StoreBatch();
        Records.putHalt(batch, 1, halt("x".repeat(5_000)));
        store.write(batch, Durability.SYNCED);
        assertThat(records.halt(1)).isEqualTo(halt("x".repeat(HaltRecord.REASON_BYTES_MAX)));
    }

    private static HaltRecord halt(String reason) {
        return new HaltRecord(1, FaultKind.OUT_OF_MEMORY, 2, reason);
    }

    @Test
    void keepsHowOftenProcessesEndedUntilItIsForgotten() {
        SuspectRecord suspect = new SuspectRecord(-3, 2);
        StoreBatch batch = new StoreBatch();
        Records.putSuspect(batch, 6, suspect);
        store.write(batch, Durability.SYNCED);
        assertThat(records.suspect(6)).isEqualTo(suspect);
        StoreBatch forget = new StoreBatch();
        Records.deleteSuspect(forget, 6);
        store.write(forget, Durability.SYNCED);
        assertThat(records.suspect(6)).isNull();
    }

    @Test
    void saysWhatIsWrongWithACorruptRow() {
        StoreBatch batch = new StoreBatch();
        batch.put(Table.MESSAGES, ID.bytes(), ByteString.of(1, 2, 3));
        batch.put(
                Table.MESSAGES,
                OTHER.bytes(),
                ScaleWriter.encode(new Position(1, 1), Position::write).concat(ByteString.of(0)));
        batch.put(Table.INSTANCES, ByteString.of(1, 2), ByteString.EMPTY);
        store.write(batch, Durability.SYNCED);
        assertThatThrownBy(() -> records.message(ID))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessage(
                        "table messages, key "
                                + ID.bytes()
                                + ": expected 4 more bytes at offset 0,"
                                + " found 3 before the end of input");
        assertThatThrownBy(() -> records.message(OTHER))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining("end of input");
        assertThatThrownBy(records::instances).isInstanceOf(CorruptStoreException.class);
    }

    @Test
    void claimsANewStoreAndKnowsItAgain() {
        assertThat(StoreFormat.network(store)).isNull();
        StoreFormat.claim(store, AttestorHistory.of(network("one")));
        StoreFormat.claim(store, AttestorHistory.of(network("one")));
        assertThat(StoreFormat.network(store)).isEqualTo(network("one"));
        assertThatThrownBy(() -> StoreFormat.claim(store, AttestorHistory.of(network("other"))))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining("must belong to network " + network("other").id());
    }

    @Test
    void refusesAStoreOfAnotherFormat() {
        StoreFormat.claim(store, AttestorHistory.of(network("one")));
        setFormat(StoreFormat.VERSION + 1);
        assertThatThrownBy(() -> StoreFormat.claim(store, AttestorHistory.of(network("one"))))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessage(
                        "storage format must be %d, was %d: it is of a newer version of the"
                                + " gateway",
                        StoreFormat.VERSION, StoreFormat.VERSION + 1);
        setFormat(StoreFormat.VERSION - 1);
        assertThatThrownBy(() -> StoreFormat.claim(store, AttestorHistory.of(network("one"))))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessage(
                        "storage format must be %d, was %d: a start of the gateway of this version"
                                + " converts it",
                        StoreFormat.VERSION, StoreFormat.VERSION - 1);
    }

    private void setFormat(long version) {
        store.write(
                new StoreBatch()
                        .put(
                                Table.META,
                                ByteString.ascii("format"),
                                new ScaleWriter().u32(version).toByteString()),
                Durability.SYNCED);
    }

    private static Network network(String name) {
        AttestorSet.Member member = new AttestorSet.Member(ID.bytes().slice(0, 20), null);
        return new Network(ByteString.ascii(name), new AttestorSet(0, 1, List.of(member)));
    }
}
