package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.gateway.consistency.ConsistencyCheck;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.MemoryStore;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which statements can be executed again from a proof, and what is left of the others.
class WitnessRetentionTest {
    private static final Hash32 ALICE = TestNetwork.named("alice");
    private static final int KEPT = 3;

    private final SimulatedGateway gateway =
            new SimulatedGateway(7, ExecutionLimits.DEFAULT, keeping(KEPT));
    private final List<Hash32> ids = new ArrayList<>();
    private Hash32 instance = Hash32.ZERO;

    @BeforeEach
    void optIn() {
        instance = gateway.optIn(1_000);
    }

    @Test
    void keepsWhatLetsTheLastStatementsBeExecutedAgainAndEverythingElseOfTheOthers() {
        for (int i = 0; i < 8; i++) {
            execute();
            assertThat(witnesses()).isEqualTo(Math.min(i + 2, KEPT));
            assertThat(gateway.check().problems()).isEmpty();
        }
        assertThat(oldest()).isEqualTo(9 - KEPT);
        Ledger ledger = gateway.core().ledger();
        for (int i = 0; i < ids.size(); i++) {
            long sequence = i + 1L; // after the genesis
            assertThat(ledger.proof(ids.get(i), ProofLevel.ATTESTED)).isNotNull();
            assertThat(ledger.proof(ids.get(i), ProofLevel.LOGGED)).isNotNull();
            assertThat(ledger.proof(ids.get(i), ProofLevel.REPLAYABLE) != null)
                    .as("sequence %d", sequence)
                    .isEqualTo(sequence >= oldest());
            assertThat(ledger.statementProof(instance, sequence, ProofLevel.REPLAYABLE) != null)
                    .isEqualTo(sequence >= oldest());
        }
        gateway.restart(true);
        gateway.threads().runAll();
        execute();
        assertThat(witnesses()).isEqualTo(KEPT);
        assertThat(gateway.check().problems()).isEmpty();
    }

    @Test
    void catchesUpWithALowerBoundAFewRowsWithEachStatement() {
        restart(0);
        int all = 1 + WitnessRetention.PRUNED_ROWS_MAX + 4;
        while (witnesses() < all) {
            execute();
        }
        assertThat(oldest()).isZero();
        restart(2);
        assertThat(witnesses()).as("nothing goes before a statement comes").isEqualTo(all);
        execute();
        assertThat(witnesses()).isEqualTo(all + 1 - WitnessRetention.PRUNED_ROWS_MAX);
        assertThat(oldest()).isEqualTo(WitnessRetention.PRUNED_ROWS_MAX);
        assertThat(gateway.check().problems()).isEmpty();
        execute();
        assertThat(witnesses()).isEqualTo(2);
        // A higher one brings nothing back, and lets more stay.
        restart(4);
        execute();
        execute();
        execute();
        assertThat(witnesses()).isEqualTo(4);
        assertThat(gateway.check().problems()).isEmpty();
    }

    @Test
    void checkFindsAWitnessThatIsTooOldAndOneThatIsMissing() {
        for (int i = 0; i < 6; i++) {
            execute();
        }
        StoreBatch earlier = new StoreBatch();
        Records.putOldestWitness(earlier, 0, oldest() - 1);
        assertThat(afterWriting(earlier)).contains("witness must be there, was nothing");
        StoreBatch later = new StoreBatch();
        Records.putOldestWitness(later, 0, oldest() + 1);
        assertThat(afterWriting(later)).contains("witness that is too old must be nothing");
        StoreBatch behind = new StoreBatch();
        Records.putOldestWitness(behind, 0, 8);
        assertThat(afterWriting(behind)).contains("oldest kept witness must be at most 7, was 8");
        StoreBatch none = new StoreBatch().delete(Table.INSTANCES, Keys.instanceOldestWitness(0));
        assertThat(afterWriting(none)).contains("row must be a sequence, was none");
    }

    private String afterWriting(StoreBatch batch) {
        MemoryStore damaged = gateway.store.copy();
        damaged.write(batch, GatewayStore.Durability.SYNCED);
        return String.join("\n", ConsistencyCheck.run(damaged).problems());
    }

    private void restart(int kept) {
        gateway.setStates(keeping(kept));
        gateway.restart(false);
        gateway.threads().runAll();
    }

    private static StateBounds keeping(int witnesses) {
        return new StateBounds(10_000, witnesses, 1 << 20);
    }

    private long oldest() {
        long oldest = new Records(gateway.store).oldestWitness(0);
        assertThat(gateway.core().ledger().oldestReplayable(instance)).isEqualTo(oldest);
        return oldest;
    }

    private int witnesses() {
        int[] count = {0};
        gateway.store.scan(
                Table.WITNESSES,
                ByteString.EMPTY,
                ByteString.EMPTY,
                (_, _) -> {
                    count[0]++;
                    return true;
                });
        return count[0];
    }

    private void execute() {
        int nonce = ids.size();
        Intake intake =
                gateway.heard(
                        gateway.core()
                                .gate()
                                .submit(
                                        TestNetwork.message(
                                                instance,
                                                ALICE,
                                                nonce,
                                                TestNetwork.NEVER_EXPIRES,
                                                ByteString.ascii("number " + nonce))));
        gateway.threads().runAll();
        assertThat(intake).isInstanceOf(Intake.Accepted.class);
        ids.add(((Intake.Accepted) intake).messageId());
    }
}
