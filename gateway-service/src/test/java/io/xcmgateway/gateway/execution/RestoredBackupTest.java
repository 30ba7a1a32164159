package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.gateway.attestation.SigningMarkException;
import io.xcmgateway.gateway.state.MemoryStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A gateway that is started on a store which is not the newest it had.
class RestoredBackupTest {
    private static final Hash32 ALICE = TestNetwork.named("alice");

    private final SimulatedGateway gateway = new SimulatedGateway(7, ExecutionLimits.DEFAULT);
    private Hash32 instance = Hash32.ZERO;

    @BeforeEach
    void optIn() {
        instance = gateway.optIn(1_000);
    }

    @Test
    void startsOnNothingFromABackupThatIsOld() {
        execute(0, "one");
        MemoryStore backup = gateway.store.copy();
        execute(1, "two");
        execute(2, "three");
        SigningMarkException refused = refused(backup, null);
        assertThat(refused)
                .hasMessageContaining("instance " + instance)
                .hasMessageContaining("is in the store up to 1 with")
                .hasMessageContaining("and was signed up to 3 with")
                .hasMessageContaining("is in the store up to 2 with")
                .hasMessageContaining("and was signed up to 4 with");
        assertThat(refused(backup, TestNetwork.named("something else")).getMessage())
                .isEqualTo(refused.getMessage());
        assertThat(gateway.everSigned).doesNotHaveDuplicates();
    }

    @Test
    void startsFromTheNewestBackup() {
        execute(0, "one");
        gateway.restore(gateway.store.copy(), null);
        assertThat(execute(1, "two").attestations()).hasSize(2);
    }

    @Test
    void neverSignsSomethingElseAtANumberOnceItIsConfirmed() {
        execute(0, "one");
        MemoryStore backup = gateway.store.copy();
        Map<Long, Hash32> signed = new HashMap<>();
        for (ExecutedMessage executed : List.of(execute(1, "two"), execute(2, "three"))) {
            signed.put(executed.statement().sequence(), executed.statementHash());
        }
        restoreConfirmed(backup);
        gateway.everSigned.clear();

        ExecutedMessage other = execute(1, "not two");
        assertThat(other.statement().sequence()).isEqualTo(2);
        assertThat(other.statementHash()).isNotEqualTo(signed.get(2L));
        assertThat(other.attestations()).isEmpty();
        assertThat(execute(2, "not three").attestations()).isEmpty();
        assertThat(gateway.everSigned).as("statements and checkpoints").isEmpty();
        assertThat(gateway.core().ledger().proof(other.messageId(), ProofLevel.ATTESTED)).isNull();

        ExecutedMessage above = execute(3, "four");
        assertThat(above.attestations()).hasSize(2);
        assertThat(gateway.core().ledger().proof(above.messageId(), ProofLevel.LOGGED)).isNotNull();
        gateway.restart(true);
        gateway.threads().runAll();
        assertThat(execute(4, "five").attestations()).hasSize(2);
        assertThat(gateway.everSigned)
                .doesNotContain(other.statementHash())
                .doesNotContainAnyElementsOf(signed.values());
        assertThat(gateway.check().problems()).isEmpty();
    }

    @Test
    void aSecondRestoreDoesNotOpenWhatTheFirstOneClosed() {
        MemoryStore oldest = gateway.store.copy();
        execute(0, "one");
        execute(1, "two");
        restoreConfirmed(oldest);
        Hash32 withheld = execute(0, "not one").statementHash();
        MemoryStore fork = gateway.store.copy();
        execute(1, "not two");
        execute(2, "three");
        restoreConfirmed(fork);
        gateway.everSigned.clear();
        gateway.clock.advance(1);
        assertThat(execute(1, "neither two").attestations()).isEmpty();
        assertThat(execute(2, "not three").attestations()).isEmpty();
        assertThat(execute(3, "four").attestations()).hasSize(2);
        assertThat(gateway.everSigned).doesNotContain(withheld).hasSize(2);
    }

    @Test
    void signsWhatComesToTheSameHash() {
        execute(0, "one");
        List<Hash32> ids = List.of(accept(1, "two"), accept(2, "three"));
        gateway.threads().runCommitter();
        MemoryStore backup = gateway.store.copy();
        gateway.threads().runAll();
        List<ExecutedMessage> before = ids.stream().map(this::executed).toList();
        restoreConfirmed(backup);
        gateway.threads().runAll();
        assertThat(ids.stream().map(this::executed)).isEqualTo(before);
        assertThat(before).allSatisfy(it -> assertThat(it.attestations()).hasSize(2));
        assertThat(execute(3, "four").attestations()).hasSize(2);
        assertThat(gateway.check().problems()).isEmpty();
    }

    @Test
    void startsWithoutMarksOnlyOnAnEmptyStoreOrAnOperatorsWord() {
        execute(0, "one");
        MemoryStore marks = gateway.marks;
        gateway.marks = new MemoryStore();
        SigningMarkException refused = refused(gateway.store, null);
        assertThat(refused)
                .hasMessageContaining("there are no marks")
                .hasMessageContaining("instance " + instance + " ends at 1 with hash ");
        gateway.marks = new MemoryStore();
        gateway.restore(gateway.store, state(refused));
        assertThat(execute(1, "two").attestations()).hasSize(2);
        // The word was for that state alone.
        gateway.marks = new MemoryStore();
        refused(gateway.store, state(refused));
        // The old marks are behind a newer store: it has what they say.
        gateway.marks = marks;
        gateway.restore(gateway.store, null);
    }

    @Test
    void refusesTheStoreOfAnotherHistory() {
        execute(0, "one");
        SimulatedGateway other = new SimulatedGateway(8, ExecutionLimits.DEFAULT);
        other.clock.advance(1);
        other.optIn(1_000);
        other.settled(other.core().gate().submit(message(0, "another")));
        assertThat(refused(other.store, null))
                .hasMessageContaining("is in the store up to 1 with")
                .hasMessageContaining("and was signed up to 1 with");
    }

    @Test
    void signsNothingWhileTheMarksCannotBeWritten() {
        gateway.marks.setFaults(new FailingMarks());
        gateway.everSigned.clear();
        Hash32 id = accept(0, "one");
        gateway.threads().runAll();
        assertThat(gateway.everSigned).isEmpty();
        assertThat(gateway.core().ledger().message(id)).isInstanceOf(MessageStatus.Accepted.class);
        assertThat(gateway.core().unavailable()).contains("planned failure before a write");
        gateway.marks.setFaults(MemoryStore.Faults.NONE);
        assertThat(gateway.core().unavailable()).isNotNull();
        gateway.threads().runAll();
        assertThat(gateway.core().unavailable()).isNull();
        assertThat(executed(id).attestations()).hasSize(2);
    }

    @Test
    void syncsTheMarksOnceForAGroup() {
        int before = gateway.marks.syncedWrites();
        for (int nonce = 0; nonce < 20; nonce++) {
            accept(nonce, "number " + nonce);
        }
        gateway.threads().runAll();
        assertThat(gateway.marks.syncedWrites() - before).isBetween(1, 21);
        assertThat(gateway.everSigned).hasSizeGreaterThan(20);
    }

    private void restoreConfirmed(MemoryStore backup) {
        gateway.restore(backup, state(refused(backup, null)));
    }

    private SigningMarkException refused(MemoryStore backup, @Nullable Hash32 confirmed) {
        SigningMarkException refused =
                catchThrowableOfType(
                        SigningMarkException.class, () -> gateway.restore(backup, confirmed));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static Hash32 state(SigningMarkException refused) {
        String remedy = refused.remedy();
        return Hash32.hex(remedy.substring(remedy.lastIndexOf("=0x") + 3));
    }

    private ExecutedMessage execute(long nonce, String text) {
        Hash32 id = accept(nonce, text);
        gateway.threads().runAll();
        return executed(id);
    }

    private ExecutedMessage executed(Hash32 id) {
        MessageStatus status = gateway.core().ledger().message(id);
        assertThat(status).isInstanceOf(MessageStatus.Executed.class);
        return ((MessageStatus.Executed) status).message();
    }

    private Hash32 accept(long nonce, String text) {
        Intake intake = gateway.heard(gateway.core().gate().submit(message(nonce, text)));
        assertThat(intake).isInstanceOf(Intake.Accepted.class);
        return ((Intake.Accepted) intake).messageId();
    }

    private InboundMessage message(long nonce, String text) {
        return TestNetwork.message(
                instance, ALICE, nonce, TestNetwork.NEVER_EXPIRES, ByteString.ascii(text));
    }

    private static final class FailingMarks implements MemoryStore.Faults {
        @Override
        public boolean failsBeforeWrite() {
            return true;
        }

        @Override
        public boolean failsAfterWrite() {
            return false;
        }

        @Override
        public boolean failsRead() {
            return false;
        }
    }
}
