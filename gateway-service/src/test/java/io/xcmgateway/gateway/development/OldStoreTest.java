package io.xcmgateway.gateway.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.gateway.consistency.ConsistencyCheck;
import io.xcmgateway.gateway.execution.ExecutionLimits;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A data directory that a gateway of format 7 left, with its development keys, and the hashes of
/// the proofs that it gave. Never made anew: it holds later versions to what they can read.
class OldStoreTest {
    private static final String FIXTURE = "/io/xcmgateway/gateway/state/format-7.zip";
    private static final String HASHES = "proofs.blake2b256";

    @TempDir private Path directory;

    @BeforeEach
    void unpack() throws IOException {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream(FIXTURE));
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                Path target = directory.resolve(each.getName());
                Files.createDirectories(target.getParent());
                Files.copy(zip, target);
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    @Test
    void isConvertedAtTheStartAndGivesTheProofsThatItGave() throws IOException {
        Path data = directory.resolve("data");
        try (GatewayStore store = RocksStore.openReadOnly(data.resolve("store"))) {
            assertThatThrownBy(() -> ConsistencyCheck.run(store))
                    .isInstanceOf(CorruptStoreException.class)
                    .hasMessageContaining("was 7: a start of the gateway of this version converts");
        }
        List<String> hashes =
                Files.readAllLines(directory.resolve(HASHES), StandardCharsets.US_ASCII);
        assertThat(hashes).hasSize(9);
        for (int starts = 0; starts < 2; starts++) {
            try (DevelopmentGateway gateway =
                    DevelopmentGateway.open(
                            data, Clock.systemUTC(), new SecureRandom(), ExecutionLimits.DEFAULT)) {
                for (String line : hashes) {
                    assertThat(Hashing.blake2b256(proof(gateway, line)))
                            .as(line)
                            .isEqualTo(Hash32.hex(line.substring(line.indexOf(' ') + 1)));
                }
            }
            try (GatewayStore store = RocksStore.openReadOnly(data.resolve("store"))) {
                ConsistencyCheck.Report report = ConsistencyCheck.run(store);
                assertThat(report.problems()).isEmpty();
                assertThat(report.statements()).isEqualTo(5);
            }
        }
    }

    /// @param line id of a message, dot, level, space, hash
    private static ByteString proof(DevelopmentGateway gateway, String line) {
        int dot = line.indexOf('.');
        return Objects.requireNonNull(
                        gateway.core()
                                .ledger()
                                .proof(
                                        Hash32.hex(line.substring("0x".length(), dot)),
                                        ProofLevel.valueOf(
                                                line.substring(dot + 1, line.indexOf(' '))
                                                        .toUpperCase(Locale.ROOT))))
                .encode();
    }
}
