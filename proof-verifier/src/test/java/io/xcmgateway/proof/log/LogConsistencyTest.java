package io.xcmgateway.proof.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.proof.log.LogConsistency.Result;
import io.xcmgateway.proof.mmr.AncestryProof;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogConsistencyTest {
    private static final TestLog LOG = TestLog.of("honest", 30);

    @Test
    void followsALogThatGrew() {
        for (int from = 1; from <= 30; from++) {
            for (int to = from; to <= 30; to += 3) {
                assertThat(check(LOG.signed(from), LOG.signed(to), LOG.consistency(from, to)))
                        .isEqualTo(new Result.Consistent(from, to));
            }
        }
        assertThat(check(LOG.signed(7), LOG.signed(7), null))
                .isEqualTo(new Result.Consistent(7, 7));
    }

    @Test
    void refusesALogThatShrank() {
        assertRefused(
                check(LOG.signed(9), LOG.signed(8), LOG.consistency(8, 9)),
                "leaf count of the later checkpoint");
    }

    @Test
    void findsTwoRootsForOneLeafCount() {
        SignedCheckpoint one = LOG.signed(9);
        SignedCheckpoint other = TestLog.of("forked", 9).signed(9);
        assertThat(check(one, other, null)).isEqualTo(new Result.Equivocated(one, other));
    }

    @Test
    void refusesALogThatWentAnotherWay() {
        TestLog forked = TestLog.of("honest", 8);
        for (int i = 8; i < 20; i++) {
            forked.append(TestLog.statement("forked", i));
        }
        assertThat(check(LOG.signed(8), forked.signed(20), forked.consistency(8, 20)))
                .isEqualTo(new Result.Consistent(8, 20));
        assertRefused(
                check(LOG.signed(9), forked.signed(20), forked.consistency(9, 20)),
                "consistency proof: earlier root");
        assertRefused(
                check(LOG.signed(9), forked.signed(20), LOG.consistency(9, 20)),
                "consistency proof: later root");
        assertRefused(
                check(LOG.signed(9), LOG.signed(20), LOG.consistency(8, 20)),
                "leaf counts of the consistency proof");
        assertRefused(check(LOG.signed(9), LOG.signed(20), null), "consistency proof");
    }

    @Test
    void refusesWhatIsNotAttested() {
        SignedCheckpoint good = LOG.signed(9);
        SignedCheckpoint one =
                new SignedCheckpoint(good.checkpoint(), good.attestations().subList(0, 2));
        assertRefused(
                check(one, LOG.signed(20), LOG.consistency(9, 20)),
                "earlier checkpoint: threshold");
        assertRefused(
                check(
                        good,
                        new SignedCheckpoint(LOG.checkpoint(20), good.attestations()),
                        LOG.consistency(9, 20)),
                "later checkpoint: signature 0/SECP256K1");
        assertRefused(
                check(good, new SignedCheckpoint(LOG.checkpoint(20), List.of()), null),
                "later checkpoint: attestations");
    }

    @Test
    void refusesAnotherLogOrNetwork() {
        Checkpoint checkpoint = LOG.checkpoint(20);
        Hash32 otherLog = Checkpoint.logId(checkpoint.networkId(), ByteString.ascii("other"));
        assertRefused(
                check(
                        LOG.signed(9),
                        TestLog.signed(with(checkpoint, checkpoint.networkId(), otherLog)),
                        LOG.consistency(9, 20)),
                "log");
        assertRefused(
                check(
                        LOG.signed(9),
                        TestLog.signed(with(checkpoint, otherLog, checkpoint.logId())),
                        LOG.consistency(9, 20)),
                "network");
    }

    @Test
    void witnessesKnowWhatToDo() {
        assertThat(Witness.look(null, LOG.note(9), null, TestLog::set))
                .isEqualTo(new Witness.Seen.First());
        assertThat(Witness.look(LOG.note(9), LOG.note(12), LOG.consistency(9, 12), TestLog::set))
                .isEqualTo(new Witness.Seen.Grown(9));
        assertThat(Witness.look(LOG.note(9), LOG.note(8), null, TestLog::set))
                .isInstanceOf(Witness.Seen.Refused.class);
        assertThat(Witness.look(LOG.note(9), TestLog.of("forked", 9).note(9), null, TestLog::set))
                .isInstanceOf(Witness.Seen.Forked.class);
        assertThat(Witness.look(null, LOG.note(9), null, _ -> null))
                .isInstanceOf(Witness.Seen.Refused.class);
    }

    private static Checkpoint with(Checkpoint it, Hash32 network, Hash32 log) {
        return new Checkpoint(network, log, it.leafCount(), it.mmrRoot(), it.timeMs());
    }

    private static Result check(
            SignedCheckpoint earlier, SignedCheckpoint later, @Nullable AncestryProof proof) {
        return LogConsistency.check(earlier, later, proof, TestLog::set);
    }

    private static void assertRefused(Result result, String reason) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
