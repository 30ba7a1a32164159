package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.gateway.consistency.ConsistencyCheck;
import io.xcmgateway.gateway.consistency.Difference;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.GatewayStore.Durability;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A check that finds nothing is worth what it finds when there is something.
class ConsistencyCheckTest {
    /// No nibbles, and so an even number of them.
    private static final ByteString ROOT_PATH = ByteString.of(0);

    /// The last byte of a checkpoint's root; behind it is its time, which only a signature holds.
    private static final int CHECKPOINT_ROOT_FROM_END = 1 + Long.BYTES;

    private final SimulatedGateway gateway = new SimulatedGateway(1, ExecutionLimits.DEFAULT);
    private Hash32 instance = Hash32.ZERO;

    @BeforeEach
    void executeSomething() {
        instance = gateway.optIn(1_000);
        for (int i = 0; i < 3; i++) {
            var _ = gateway.core().gate().submit(TestNetwork.asserted(instance, text(i)));
        }
        gateway.threads().runAll();
        assertThat(gateway.check()).isEqualTo(new ConsistencyCheck.Report(1, 4, 0, List.of()));
    }

    /// Every row of a table, with one byte flipped, is the first that the check tells.
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "ATTEMPTS",
                "ROUTED",
                "OUTBOX",
                "OUTBOUND",
                "KEYS",
                "META",
                "OTHER_ATTESTATIONS",
                "CONTRADICTIONS",
                "EQUIVOCATIONS",
                "EQUIVOCATORS",
                "SIGNING_MARKS"
            })
    void namesTheRowThatHasAFlippedByte(Table table) {
        int fromEnd = table == Table.CHECKPOINTS ? CHECKPOINT_ROOT_FROM_END : 1;
        Map<ByteString, ByteString> rows = rows(table);
        assertThat(rows).isNotEmpty();
        rows.forEach((key, good) -> {
            change(new StoreBatch().put(table, key, flipped(good, good.length() - fromEnd)));
            assertThat(first()).as("%s", key).extracting(Difference::table).isEqualTo(table);
            assertThat(first()).extracting(Difference::key).isEqualTo(key);
            assertThat(first().expected()).isNotEqualTo(first().found());
            change(new StoreBatch().put(table, key, good));
        });
        assertThat(gateway.check().problems()).isEmpty();
    }

    @Test
    void namesTheStatementWhereverAByteOfItIsFlipped() {
        ByteString key = Keys.position(0, 2);
        ByteString good = row(Table.STATEMENTS, key);
        for (int at = 0; at < good.length(); at++) {
            change(new StoreBatch().put(Table.STATEMENTS, key, flipped(good, at)));
            assertThat(first().table()).as("byte %d", at).isEqualTo(Table.STATEMENTS);
            assertThat(first().key()).as("byte %d", at).isEqualTo(key);
        }
    }

    @Test
    void namesTheValueOrNodeThatIsMissingOrTooMuch() {
        for (Table table : List.of(Table.STATE, Table.NODES, Table.UNDO)) {
            ByteString key = rows(table).keySet().iterator().next();
            ByteString good = row(table, key);
            if (table != Table.UNDO) {
                change(new StoreBatch().delete(table, key));
                assertDiffers(table, key);
                assertThat(first().found()).isEqualTo("nothing");
            }
            ByteString surplus = Keys.state(0, ByteString.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0));
            change(new StoreBatch().put(table, key, good).put(table, surplus, good));
            assertDiffers(table, surplus);
            change(new StoreBatch().delete(table, surplus));
            assertThat(gateway.check().problems()).isEmpty();
        }
    }

    @Test
    void namesARowOfNoInstanceOrNoStatement() {
        for (Table table : List.of(Table.STATE, Table.WITNESSES, Table.ATTESTATIONS)) {
            ByteString good = rows(table).values().iterator().next();
            for (ByteString key : List.of(Keys.position(7, 0), Keys.position(0, 4))) {
                if (table != Table.STATE || key.equals(Keys.position(7, 0))) {
                    change(new StoreBatch().put(table, key, good));
                    assertDiffers(table, key);
                    change(new StoreBatch().delete(table, key));
                }
            }
        }
    }

    @Test
    void namesAKeyThatLeadsToNoMessage() {
        change(
                new StoreBatch()
                        .put(Table.KEYS, Hash32.ZERO.bytes(), Hash32.ZERO.bytes())
                        .put(Table.ROUTED, Keys.routed(0, instance, 1), Hash32.ZERO.bytes()));
        assertThat(gateway.check().differences())
                .extracting(Difference::table)
                .containsExactly(Table.ROUTED, Table.KEYS);
    }

    @Test
    void aStartReadsNoMoreThanItNeedsAndRefusesWhatThatIs() {
        ByteString root = Keys.state(0, ROOT_PATH);
        ByteString good = row(Table.NODES, root);
        change(new StoreBatch().put(Table.NODES, root, flipped(good, good.length() - 1)));
        assertThatThrownBy(() -> gateway.restart(false))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining("trie node at " + ROOT_PATH)
                .hasMessageContaining("bytes with hash");
    }

    @Test
    void findsWhatDoesNotTakeAStatementBack() {
        ByteString second = row(Table.UNDO, Keys.position(0, 2));
        change(new StoreBatch().put(Table.UNDO, Keys.position(0, 3), second));
        assertDiffers(Table.UNDO, Keys.position(0, 3));
        assertThat(first().what()).contains("root with sequence 3 taken back");
    }

    @Test
    void findsThatAStatementBetweenCannotBeTakenBack() {
        change(new StoreBatch().delete(Table.UNDO, Keys.position(0, 2)));
        assertDiffers(Table.UNDO, Keys.position(0, 1));
        change(
                new StoreBatch()
                        .delete(Table.UNDO, Keys.position(0, 1))
                        .put(Table.UNDO, Keys.position(0, 4), ByteString.of(0)));
        assertDiffers(Table.UNDO, Keys.position(0, 4));
    }

    private void assertDiffers(Table table, ByteString key) {
        assertThat(first().table()).isEqualTo(table);
        assertThat(first().key()).isEqualTo(key);
    }

    private Difference first() {
        List<Difference> differences = gateway.check().differences();
        assertThat(differences).isNotEmpty();
        return differences.getFirst();
    }

    private Map<ByteString, ByteString> rows(Table table) {
        Map<ByteString, ByteString> rows = new LinkedHashMap<>();
        gateway.store.scan(
                table,
                ByteString.EMPTY,
                ByteString.EMPTY,
                (key, value) -> {
                    rows.put(key, value);
                    return true;
                });
        return rows;
    }

    private ByteString row(Table table, ByteString key) {
        ByteString row = gateway.store.get(table, key);
        assertThat(row).isNotNull();
        return row;
    }

    private static ByteString flipped(ByteString bytes, int at) {
        byte[] flipped = bytes.toByteArray();
        flipped[at] ^= 1;
        return ByteString.wrap(flipped);
    }

    @Test
    void findsASignatureOnAnotherStatement() {
        change(new StoreBatch().put(Table.SIGNED, Keys.signed(instance, 2), Hash32.ZERO.bytes()));
        assertThat(gateway.check().problems()).first().asString().contains("signing record");
    }

    @Test
    void findsAMissingStatement() {
        change(new StoreBatch().delete(Table.STATEMENTS, Keys.position(0, 2)));
        assertDiffers(Table.STATEMENTS, Keys.position(0, 2));
    }

    @Test
    void findsAMissingMessageAndWitnessAndSignature() {
        change(
                new StoreBatch()
                        .delete(Table.ORDER, Keys.position(0, 1))
                        .delete(Table.WITNESSES, Keys.position(0, 2))
                        .delete(Table.ATTESTATIONS, Keys.position(0, 2)));
        assertThat(gateway.check().problems())
                .anyMatch(it -> it.contains("table order, key " + Keys.position(0, 1)))
                .anyMatch(it -> it.contains("table witnesses, key " + Keys.position(0, 2)))
                .anyMatch(it -> it.contains("table attestations, key " + Keys.position(0, 3)));
    }

    @Test
    void acceptsThatTheLastSignatureIsStillToBeMade() {
        change(new StoreBatch().delete(Table.ATTESTATIONS, Keys.position(0, 3)));
        assertThat(gateway.check().problems()).isEmpty();
        gateway.restart(false);
        gateway.threads().runAll();
        assertThat(gateway.check().problems()).isEmpty();
    }

    @Test
    void findsANodeThatItsStatementsDoNotMake() {
        change(new StoreBatch().put(Table.LOG, Keys.index(2), Hash32.ZERO.bytes()));
        assertThat(gateway.check().problems())
                .singleElement()
                .asString()
                .contains("node at position 2");
    }

    @Test
    void findsAMissingAndASurplusNode() {
        change(new StoreBatch().delete(Table.LOG, Keys.index(6)));
        assertDiffers(Table.LOG, Keys.index(6));
        change(
                new StoreBatch()
                        .put(Table.LOG, Keys.index(6), Hash32.ZERO.bytes())
                        .put(Table.LOG, Keys.index(7), Hash32.ZERO.bytes()));
        assertThat(gateway.check().problems())
                .anyMatch(it -> it.contains("node at position 6"))
                .anyMatch(it -> it.contains("node at position 7"));
    }

    @Test
    void findsAStatementThatIsNotWhereTheLogSays() {
        StoreBatch batch = new StoreBatch();
        LogRecords.putPlace(batch, 2, new Position(0, 3));
        change(batch);
        assertThat(gateway.check().problems())
                .anyMatch(it -> it.contains("table log_entries, key " + Keys.index(2)))
                .anyMatch(it -> it.contains("node at position 3"));
    }

    @Test
    void findsACheckpointOfAnotherRoot() {
        Checkpoint last = lastCheckpoint();
        StoreBatch batch = new StoreBatch();
        LogRecords.putCheckpoint(
                batch,
                new Checkpoint(last.networkId(), last.logId(), 4, Hash32.ZERO, last.timeMs()));
        change(batch);
        assertThat(gateway.check().problems())
                .anyMatch(it -> it.contains("root of the checkpoint of 4"))
                .anyMatch(it -> it.contains("attestation of the checkpoint of 4"));
        assertThatThrownBy(() -> gateway.restart(false))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining("log of 4 statements must have root");
    }

    @Test
    void acceptsThatTheLastCheckpointIsStillToBeSigned() {
        Checkpoint last = lastCheckpoint();
        change(
                new StoreBatch()
                        .delete(Table.CHECKPOINT_ATTESTATIONS, Keys.index(4))
                        .put(
                                Table.META,
                                ByteString.ascii("log signed"),
                                new ScaleWriter().u64(checkpointBefore(4)).toByteString()));
        assertThat(gateway.check().problems()).isEmpty();
        gateway.restart(false);
        gateway.threads().runAll();
        assertThat(gateway.check().problems()).isEmpty();
        assertThat(new LogRecords(gateway.store).attestations(4))
                .isEqualTo(TestNetwork.attestations(last.hash()));
    }

    /// How groups fall out is the committer's affair.
    private long checkpointBefore(long leafCount) {
        LogRecords log = new LogRecords(gateway.store);
        long before = leafCount - 1;
        while (log.checkpoint(before) == null) {
            before--;
        }
        assertThat(before).isPositive();
        return before;
    }

    private Checkpoint lastCheckpoint() {
        Checkpoint last = new LogRecords(gateway.store).checkpoint(4);
        assertThat(last).isNotNull();
        return last;
    }

    @Test
    void tellsARowThatDoesNotDecodeAndEnds() {
        change(new StoreBatch().put(Table.STATEMENTS, Keys.position(0, 2), text(9)));
        assertThat(gateway.check().differences()).hasSize(1);
        assertDiffers(Table.STATEMENTS, Keys.position(0, 2));
    }

    private void change(StoreBatch batch) {
        gateway.store.write(batch, Durability.SYNCED);
    }

    private static ByteString text(int number) {
        return ByteString.ascii("text " + number);
    }
}
