package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.GatewayStore.Durability;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.Table;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A check that finds nothing is worth what it finds when there is something.
class ConsistencyCheckTest {
    /// No nibbles, and so an even number of them.
    private static final ByteString ROOT_PATH = ByteString.of(0);

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

    @Test
    void findsAStateValueThatIsNotUnderTheRoot() {
        change(new StoreBatch().put(Table.STATE, Keys.state(0, text(1)), text(2)));
        assertThat(gateway.check().problems())
                .singleElement()
                .asString()
                .contains("root of the values");
    }

    @Test
    void findsTheFirstTrieNodeThatTheValuesDoNotMake() {
        ByteString root = row(Table.NODES, Keys.state(0, ROOT_PATH));
        change(new StoreBatch().put(Table.NODES, Keys.state(0, ROOT_PATH), flipped(root)));
        assertThat(gateway.check().problems())
                .singleElement()
                .asString()
                .contains("trie node at " + ROOT_PATH + " must be ");
        assertThatThrownBy(() -> gateway.restart(false))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining("trie node at " + ROOT_PATH + " must be there and have hash");
        change(new StoreBatch().delete(Table.NODES, Keys.state(0, ROOT_PATH)));
        assertThat(gateway.check().problems())
                .singleElement()
                .asString()
                .contains("no trie node at " + ROOT_PATH);
        change(
                new StoreBatch()
                        .put(Table.NODES, Keys.state(0, ROOT_PATH), root)
                        .put(Table.NODES, Keys.state(0, ByteString.of(0xff, 0)), root));
        assertThat(gateway.check().problems())
                .singleElement()
                .asString()
                .contains("surplus trie node at 0xff00");
    }

    @Test
    void findsWhatDoesNotTakeAStatementBack() {
        ByteString second = row(Table.UNDO, Keys.position(0, 2));
        change(new StoreBatch().put(Table.UNDO, Keys.position(0, 3), second));
        assertThat(gateway.check().problems())
                .anyMatch(it -> it.contains("state with sequence 3 taken back must have root"));
    }

    @Test
    void findsThatAStatementBetweenCannotBeTakenBack() {
        change(new StoreBatch().delete(Table.UNDO, Keys.position(0, 2)));
        assertThat(gateway.check().problems())
                .singleElement()
                .asString()
                .contains("what takes back sequence 1 is surplus");
        change(
                new StoreBatch()
                        .delete(Table.UNDO, Keys.position(0, 1))
                        .put(Table.UNDO, Keys.position(0, 4), ByteString.of(0)));
        assertThat(gateway.check().problems())
                .singleElement()
                .asString()
                .contains("what takes back sequence 4 is surplus");
    }

    private ByteString row(Table table, ByteString key) {
        ByteString row = gateway.store.get(table, key);
        assertThat(row).isNotNull();
        return row;
    }

    private static ByteString flipped(ByteString bytes) {
        byte[] flipped = bytes.toByteArray();
        flipped[flipped.length - 1] ^= 1;
        return ByteString.wrap(flipped);
    }

    @Test
    void findsASignatureOnAnotherStatement() {
        change(new StoreBatch().put(Table.SIGNED, Keys.signed(instance, 2), Hash32.ZERO.bytes()));
        assertThat(gateway.check().problems())
                .singleElement()
                .asString()
                .contains("signing record");
    }

    @Test
    void findsAMissingStatement() {
        change(new StoreBatch().delete(Table.STATEMENTS, Keys.position(0, 2)));
        assertThat(gateway.check().problems()).anyMatch(it -> it.contains("previous statement"));
    }

    @Test
    void findsAMissingMessageAndWitnessAndSignature() {
        change(
                new StoreBatch()
                        .delete(Table.ORDER, Keys.position(0, 1))
                        .delete(Table.WITNESSES, Keys.position(0, 2))
                        .delete(Table.ATTESTATIONS, Keys.position(0, 2)));
        assertThat(gateway.check().problems())
                .anyMatch(it -> it.contains("nothing ordered at sequence 1"))
                .anyMatch(it -> it.contains("no witness at sequence 2"))
                .anyMatch(it -> it.contains("signed after one that is not at sequence 3"));
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
                .contains("log: node at position 2");
    }

    @Test
    void findsAMissingAndASurplusNode() {
        change(new StoreBatch().delete(Table.LOG, Keys.index(6)));
        assertThat(gateway.check().problems()).anyMatch(it -> it.contains("log: nodes must be 7"));
        change(
                new StoreBatch()
                        .put(Table.LOG, Keys.index(6), Hash32.ZERO.bytes())
                        .put(Table.LOG, Keys.index(7), Hash32.ZERO.bytes()));
        assertThat(gateway.check().problems())
                .anyMatch(it -> it.contains("log: node at position 6"))
                .anyMatch(it -> it.contains("log: node at position 7"));
    }

    @Test
    void findsAStatementThatIsNotWhereTheLogSays() {
        StoreBatch batch = new StoreBatch();
        LogRecords.putPlace(batch, 2, new Position(0, 3));
        change(batch);
        assertThat(gateway.check().problems())
                .anyMatch(it -> it.contains("log: order of instance 0"))
                .anyMatch(it -> it.contains("log: node at position 3"));
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
                .anyMatch(it -> it.contains("log: root of the checkpoint of 4"))
                .anyMatch(it -> it.contains("log: attestation of the checkpoint of 4"));
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
                .isEqualTo(TestNetwork.SIGNER.attest(last.hash()));
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
    void throwsOnARowThatDoesNotDecode() {
        change(new StoreBatch().put(Table.STATEMENTS, Keys.position(0, 2), text(9)));
        assertThatThrownBy(gateway::check)
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining("table statements")
                .hasMessageContaining("expected");
    }

    private void change(StoreBatch batch) {
        gateway.store.write(batch, Durability.SYNCED);
    }

    private static ByteString text(int number) {
        return ByteString.ascii("text " + number);
    }
}
