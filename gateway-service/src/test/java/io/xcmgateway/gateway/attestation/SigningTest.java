package io.xcmgateway.gateway.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.gateway.keystore.KeystoreException;
import io.xcmgateway.gateway.state.GatewayStore.Durability;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.MemoryStore;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.proof.signature.AttestationCheck;
import io.xcmgateway.proof.signature.MemberKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningTest {
    private static final Hash32 INSTANCE = Hash32.hex("aa".repeat(32));
    private static final Signable.OfStatement FIFTH = Signable.OfStatement.of(statement(4));
    private static final Hash32 STATEMENT = FIFTH.hash();
    private static final Hash32 SECRET = Hash32.hex("01".repeat(32));

    private static final Hash32 SECOND = Hash32.hex("02".repeat(32));
    private static final Signer ALONE = alone();

    @TempDir private Path directory;

    private static Signer alone() {
        MemberKeys member = new MemberKeys(SECRET, null);
        return Objects.requireNonNull(
                Signer.of(
                        AttestorKeys.of(member), new AttestorSet(0, 1, List.of(member.member()))));
    }

    private static Statement statement(long sequence) {
        Hash32 any = Hash32.hex("bb".repeat(32));
        return new Statement(
                INSTANCE,
                sequence,
                any,
                any,
                any,
                TrieProfile.BLAKE2B_V1,
                EntryPoint.APPLY_MESSAGE,
                any,
                any,
                any,
                any,
                any,
                new StatementOutcome.Complete(Weight.ZERO),
                7,
                0,
                EffectTree.EMPTY_ROOT);
    }

    private static GuardedSigner signer(MemoryStore store) {
        return new GuardedSigner(
                new Records(store),
                new LogRecords(store),
                new SigningMarks(new MemoryStore(), INSTANCE),
                ALONE);
    }

    @Test
    void signsTheRecordedStatementAndNoOther() {
        MemoryStore store = new MemoryStore();
        StoreBatch batch = new StoreBatch();
        Records.putSigned(batch, INSTANCE, 4, STATEMENT);
        store.write(batch, Durability.SYNCED);
        GuardedSigner.Round signer = signer(store).round();
        var granted = (GuardedSigner.Leave.Granted) signer.statement(FIFTH);
        assertThatThrownBy(() -> signer.sign(List.of(granted)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must be durable before");
        signer.settle();
        assertThat(signer.sign(List.of(granted)))
                .isEqualTo(ALONE.attest(List.of(FIFTH)))
                .hasSize(1);
        assertThatThrownBy(() ->
                        signer.statement(new Signable.OfStatement(FIFTH.statement(), INSTANCE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must be the recorded " + STATEMENT);
        assertThatThrownBy(() -> signer.statement(Signable.OfStatement.of(statement(5))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void signsTheRecordedCheckpointAndNoOther() {
        MemoryStore store = new MemoryStore();
        Checkpoint recorded = new Checkpoint(INSTANCE, INSTANCE, 4, STATEMENT, 7);
        StoreBatch batch = new StoreBatch();
        LogRecords.putCheckpoint(batch, recorded);
        store.write(batch, Durability.SYNCED);
        GuardedSigner.Round signer = signer(store).round();
        var granted = (GuardedSigner.Leave.Granted) signer.checkpoint(recorded);
        signer.settle();
        assertThat(signer.sign(List.of(granted)))
                .isEqualTo(ALONE.attest(List.of(new Signable.OfCheckpoint(recorded))));
        for (Checkpoint other :
                List.of(
                        new Checkpoint(INSTANCE, INSTANCE, 4, INSTANCE, 7),
                        new Checkpoint(INSTANCE, INSTANCE, 4, STATEMENT, 8),
                        new Checkpoint(INSTANCE, INSTANCE, 5, STATEMENT, 7))) {
            assertThatThrownBy(() -> signer.checkpoint(other))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("checkpoint to sign must be the recorded");
        }
    }

    @Test
    void signsTheSameBytesEveryTimeWithTheKeyOfItsAddress() {
        MemberKeys member = new MemberKeys(SECRET, SECOND);
        AttestorSet set =
                new AttestorSet(
                        3, 2, List.of(new MemberKeys(SECOND, null).member(), member.member()));
        List<Attestation> attestations = member.sign(set, STATEMENT);
        assertThat(member.sign(set, STATEMENT)).isEqualTo(attestations).hasSize(2);
        for (Attestation each : attestations) {
            assertThat(AttestationCheck.signer(id -> id == 3 ? set : null, STATEMENT, each))
                    .isEqualTo(new AttestationCheck.Signer.Valid(set, member.member()));
        }
        assertThat(Signer.of(AttestorKeys.of(member), set))
                .isNotNull()
                .extracting(signer -> signer.attest(List.of(FIFTH)))
                .isEqualTo(List.of(new Signer.Attested.Signed(attestations)));
        assertThat(Signer.of(AttestorKeys.of(new MemberKeys(SECRET, null)), set)).isNull();
    }

    @Test
    void makesAKeyOnceAndKeepsIt() throws Exception {
        Hash32 made = new KeyFiles(directory, new Random(1)).secret("key");
        assertThat(new KeyFiles(directory, new Random(2)).secret("key")).isEqualTo(made);
        assertThat(new KeyFiles(directory, new Random(2)).secret("other")).isNotEqualTo(made);
    }

    @Test
    void refusesAKeyThatOthersCanReadAndOneThatIsNone() throws Exception {
        KeyFiles keys = new KeyFiles(directory, new Random(1));
        keys.secret("key");
        Files.setPosixFilePermissions(
                directory.resolve("key"), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> keys.secret("key"))
                .isInstanceOf(KeystoreException.class)
                .hasMessageContaining("readable by its owner only");
        Path short31 =
                Files.createFile(
                        directory.resolve("short"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(short31, "01".repeat(31));
        assertThatThrownBy(() -> keys.secret("short")).hasMessageContaining("32 bytes in hex");
    }
}
