package io.xcmgateway.gateway.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.gateway.state.GatewayStore.Durability;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.MemoryStore;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningTest {
    private static final Hash32 INSTANCE = Hash32.hex("aa".repeat(32));
    private static final Hash32 STATEMENT = Hash32.hex("bb".repeat(32));
    private static final Hash32 SECRET = Hash32.hex("01".repeat(32));

    @TempDir private Path directory;

    @Test
    void signsTheRecordedStatementAndNoOther() {
        MemoryStore store = new MemoryStore();
        StoreBatch batch = new StoreBatch();
        Records.putSigned(batch, INSTANCE, 4, STATEMENT);
        store.write(batch, Durability.SYNCED);
        GuardedSigner signer =
                new GuardedSigner(
                        new Records(store),
                        new LogRecords(store),
                        new Secp256k1Signer(0, 0, SECRET));
        assertThat(signer.attest(INSTANCE, 4, STATEMENT)).hasSize(1);
        assertThatThrownBy(() -> signer.attest(INSTANCE, 4, INSTANCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must be the recorded " + STATEMENT);
        assertThatThrownBy(() -> signer.attest(INSTANCE, 5, STATEMENT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void signsTheRecordedCheckpointAndNoOther() {
        MemoryStore store = new MemoryStore();
        Checkpoint recorded = new Checkpoint(INSTANCE, INSTANCE, 4, STATEMENT, 7);
        StoreBatch batch = new StoreBatch();
        LogRecords.putCheckpoint(batch, recorded);
        store.write(batch, Durability.SYNCED);
        GuardedSigner signer =
                new GuardedSigner(
                        new Records(store),
                        new LogRecords(store),
                        new Secp256k1Signer(0, 0, SECRET));
        assertThat(signer.attest(recorded)).hasSize(1);
        for (Checkpoint other :
                List.of(
                        new Checkpoint(INSTANCE, INSTANCE, 4, INSTANCE, 7),
                        new Checkpoint(INSTANCE, INSTANCE, 4, STATEMENT, 8),
                        new Checkpoint(INSTANCE, INSTANCE, 5, STATEMENT, 7))) {
            assertThatThrownBy(() -> signer.attest(other))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("checkpoint to sign must be the recorded");
        }
    }

    @Test
    void signsTheSameBytesEveryTimeWithTheKeyOfItsAddress() {
        Secp256k1Signer signer = new Secp256k1Signer(3, 2, SECRET);
        var attestation = signer.attest(STATEMENT);
        assertThat(new Secp256k1Signer(3, 2, SECRET).attest(STATEMENT)).isEqualTo(attestation);
        var key = Secp256k1.recover(STATEMENT, attestation.signature());
        assertThat(key).isNotNull();
        assertThat(Secp256k1.address20(key)).isEqualTo(signer.address());
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
                .isInstanceOf(UncheckedIOException.class)
                .rootCause()
                .hasMessageContaining("readable by its owner only");
        Path short31 =
                Files.createFile(
                        directory.resolve("short"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(short31, "01".repeat(31));
        assertThatThrownBy(() -> keys.secret("short"))
                .rootCause()
                .hasMessageContaining("32 bytes in hex");
    }
}
