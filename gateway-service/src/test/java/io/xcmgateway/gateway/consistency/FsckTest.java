package io.xcmgateway.gateway.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.development.DevelopmentGateway;
import io.xcmgateway.gateway.execution.ExecutionLimits;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.GatewayStore.Durability;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.Table;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command on the directory of a real gateway.
class FsckTest {
    private static final ByteString GENESIS = Keys.position(0, 0);

    @TempDir private Path directory;

    private record Ran(int exitCode, String out, String err) {
        JsonNode json() {
            return JsonMapper.builder().build().readTree(out);
        }
    }

    @Test
    void refusesARunningGatewayPassesACleanStoreAndNamesAPlantedFault() throws IOException {
        try (DevelopmentGateway _ = open()) {
            Ran inUse = fsck();
            assertThat(inUse.exitCode()).isEqualTo(2);
            assertThat(inUse.out()).isEmpty();
            assertThat(inUse.err()).contains("cannot be checked").contains("is in use");
        }

        Map<String, FileTime> before = files();
        Ran clean = fsck();
        assertThat(clean.exitCode()).as(clean.err()).isZero();
        assertThat(clean.out()).startsWith("CONSISTENT: instances 2, statements 2,");
        JsonNode report = fsck("--json").json();
        assertThat(report.path("verdict").asString()).isEqualTo("consistent");
        assertThat(report.has("first")).isFalse();
        assertThat(files()).isEqualTo(before);

        ByteString good = flipStatement();
        Ran found = fsck();
        assertThat(found.exitCode()).isEqualTo(1);
        assertThat(found.out())
                .startsWith("DIFFERENT: ")
                .contains("table    statements\n")
                .contains("key      " + GENESIS + "\n");
        JsonNode first = fsck("--json").json().path("first");
        assertThat(first.path("table").asString()).isEqualTo("statements");
        assertThat(first.path("key").asString()).isEqualTo(GENESIS.toString());
        assertThat(first.path("expected").asString()).isNotEmpty();
        assertThat(first.path("found").asString())
                .isNotEmpty()
                .isNotEqualTo(first.path("expected").asString());

        put(good);
        assertThat(fsck().exitCode()).isZero();
        try (DevelopmentGateway gateway = open()) {
            assertThat(gateway.core().ledger().instances()).hasSize(2);
        }
    }

    @Test
    void doesNotTakeAnotherDirectoryForAStoreAndLeavesItAsItIs() throws IOException {
        Ran ran = fsck();
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("not the data directory of a gateway");
        assertThat(files()).isEmpty();
    }

    private Ran fsck(String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Fsck.commandLine(new PrintWriter(out), new PrintWriter(err))
                        .execute(
                                Stream.concat(
                                                Stream.of("--data", directory.toString()),
                                                Stream.of(more))
                                        .toArray(String[]::new));
        return new Ran(exitCode, out.toString(), err.toString());
    }

    private ByteString flipStatement() {
        try (GatewayStore store = RocksStore.open(directory.resolve("store"))) {
            ByteString good = Objects.requireNonNull(store.get(Table.STATEMENTS, GENESIS));
            byte[] bad = good.toByteArray();
            bad[100] ^= 1;
            store.write(
                    new StoreBatch().put(Table.STATEMENTS, GENESIS, ByteString.wrap(bad)),
                    Durability.SYNCED);
            return good;
        }
    }

    private void put(ByteString statement) {
        try (GatewayStore store = RocksStore.open(directory.resolve("store"))) {
            store.write(
                    new StoreBatch().put(Table.STATEMENTS, GENESIS, statement), Durability.SYNCED);
        }
    }

    private DevelopmentGateway open() {
        return DevelopmentGateway.open(
                directory, Clock.systemUTC(), new SecureRandom(), ExecutionLimits.DEFAULT);
    }

    private Map<String, FileTime> files() throws IOException {
        Map<String, FileTime> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        directory.relativize(path) + ", " + Files.size(path),
                        Files.getLastModifiedTime(path));
            }
        }
        return files;
    }
}
