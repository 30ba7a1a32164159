package io.xcmgateway.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.backup.Backups;
import io.xcmgateway.gateway.state.DataDirectory;
import io.xcmgateway.gateway.state.GatewayStore.Durability;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.Table;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command on a directory in which is known what there is.
class UsageTest {
    private static final int VALUE_BYTES = 100_000;
    private static final int ROWS = 7;
    private static final int COMPILED_BYTES = 12_345;

    @TempDir private Path directory;

    @Test
    void tellsWhatEachPartTakes() throws IOException {
        Path data = directory.resolve("data");
        Path backups = directory.resolve("backups");
        try (DataDirectory root = DataDirectory.open(data);
                RocksStore store = RocksStore.open(root.directory(DataDirectory.STORE))) {
            assertThat(run("--data", data.toString()).err()).contains("is in use");
            write(store, 0);
            new Backups(backups).make("one", store::copyTo); // flushes what is in memory
            write(store, ROWS);
            Files.write(
                    root.directory(DataDirectory.COMPILED_MODULES).resolve("a.code"),
                    new byte[COMPILED_BYTES]);
        }

        JsonNode told = json("--data", data.toString(), "--backups", backups.toString());
        JsonNode witnesses = told.at("/tables/witnesses");
        assertThat(witnesses.at("/diskBytes").asLong())
                .as("random bytes cannot be compressed")
                .isBetween(ROWS * (long) VALUE_BYTES, (ROWS + 1L) * VALUE_BYTES);
        assertThat(witnesses.at("/memoryBytes").asLong()).isGreaterThan(ROWS * (long) VALUE_BYTES);
        assertThat(witnesses.at("/rows").asLong()).isEqualTo(2 * ROWS);
        assertThat(told.at("/tables/keys/rows").asLong()).isZero();
        assertThat(told.at("/tables").size()).isEqualTo(Table.values().length);
        assertThat(told.at("/compiledModulesBytes").asLong()).isEqualTo(COMPILED_BYTES);
        assertThat(told.at("/storeBytes").asLong()).isEqualTo(bytes(data.resolve("store")));
        long backup = bytes(backups);
        assertThat(told.at("/backups/one/bytes").asLong()).isEqualTo(backup);
        assertThat(told.at("/backups/one/ownBytes").asLong())
                .as("without the tables, which are links")
                .isPositive()
                .isLessThanOrEqualTo(backup - ROWS * (long) VALUE_BYTES);
        assertThat(told.at("/freeBytes").asLong())
                .isPositive()
                .isLessThanOrEqualTo(told.at("/totalBytes").asLong());

        Ran text = run("--data", data.toString(), "--backups", backups.toString());
        assertThat(text.exitCode()).isZero();
        assertThat(text.out().lines().map(line -> line.split(" {2,}", 2)[0].strip()))
                .startsWith("store")
                .contains("compiled modules", "backup one", "free");
        assertThat(text.out()).containsPattern("  witnesses +1\\.\\d\\d MiB  about 14 rows\n");
        assertThat(text.out()).containsPattern("compiled modules +12\\.06 KiB\n");
        assertThat(text.out()).doesNotContain("  keys ");
    }

    @Test
    void doesNotTakeAnotherDirectoryForData() {
        Ran ran = run("--data", directory.toString());
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("cannot be told: not the data directory of a gateway");
        assertThat(directory).isEmptyDirectory();
    }

    private static void write(RocksStore store, int from) {
        Random random = new Random(from);
        for (int i = from; i < from + ROWS; i++) {
            byte[] value = new byte[VALUE_BYTES];
            random.nextBytes(value);
            store.write(
                    new StoreBatch().put(Table.WITNESSES, ByteString.of(i), ByteString.wrap(value)),
                    Durability.SYNCED);
        }
    }

    private static long bytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(each -> each.toFile().length())
                    .sum();
        }
    }

    private record Ran(int exitCode, String out, String err) {}

    private static JsonNode json(String... options) {
        Ran ran =
                run(Stream.concat(Stream.of(options), Stream.of("--json")).toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return JsonMapper.builder().build().readTree(ran.out());
    }

    private static Ran run(String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Usage.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(options);
        return new Ran(exitCode, out.toString(), err.toString());
    }
}
