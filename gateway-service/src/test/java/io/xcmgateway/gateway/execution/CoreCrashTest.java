package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.consistency.ConsistencyCheck;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a real process under load, again and again on one store, and holds what is left against
/// everything that it ever said.
class CoreCrashTest {
    private static final int KILLS = 8;
    private static final long SEED = 20_261_124;
    private static final int LOAD_MILLIS_MAX = 700;

    /// Executions that a process tells of before its time begins: a slow machine has load too.
    private static final int LOADED = 3;

    @TempDir private Path directory;

    /// Messages between instances that were found, over all kills.
    private long routed;

    @Test
    void keepsItsWordThroughKills() throws Exception {
        Random random = new Random(SEED);
        Path store = Files.createDirectory(directory.resolve("store"));
        Path answers = Files.createFile(directory.resolve("answers"));
        for (int kill = 0; kill < KILLS; kill++) {
            killUnderLoad(store, answers, kill, random.nextInt(LOAD_MILLIS_MAX));
            holds(store, answers);
        }
        assertThat(Files.readAllLines(answers, StandardCharsets.US_ASCII))
                .filteredOn(line -> line.startsWith("E "))
                .hasSizeGreaterThan(KILLS);
        assertThat(routed).isGreaterThan(KILLS);
    }

    private static void killUnderLoad(Path store, Path answers, int run, int millis)
            throws IOException, InterruptedException {
        long before = executions(answers);
        Process process =
                new ProcessBuilder(
                                System.getProperty("java.home") + File.separator + "bin/java",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CrashVictim.class.getName(),
                                store.toString(),
                                answers.toString(),
                                String.valueOf(SEED + run))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            // Some die while they start, and so in the middle of recovery.
            boolean afterStart = run % 3 != 2;
            while (afterStart && process.isAlive() && executions(answers) < before + LOADED) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static long executions(Path answers) throws IOException {
        try (var lines = Files.lines(answers, StandardCharsets.US_ASCII)) {
            return lines.filter(line -> line.startsWith("E ")).count();
        }
    }

    private void holds(Path directory, Path answers) throws IOException {
        Map<Hash32, Long> accepted = new HashMap<>();
        Map<Hash32, ByteString> executed = new HashMap<>();
        Set<Hash32> signed = new HashSet<>();
        for (String line : wholeLines(answers)) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "A" -> accepted.put(Hash32.hex(words[1]), Long.parseLong(words[2]));
                case "E" -> executed.put(Hash32.hex(words[1]), ByteString.hex(words[2]));
                case "S" -> signed.add(Hash32.hex(words[1]));
                default -> assertThat(line).isEqualTo("R ready");
            }
        }
        try (GatewayStore store = RocksStore.open(directory)) {
            assertThat(ConsistencyCheck.run(store).problems()).isEmpty();
            Records records = new Records(store);
            accepted.forEach((id, sequence) -> {
                Position at = records.message(id);
                assertThat(at).isNotNull();
                assertThat(at.sequence()).isEqualTo(sequence);
                assertThat(records.ordered(at)).isNotNull();
            });
            executed.forEach((id, bytes) -> {
                Position at = records.message(id);
                assertThat(at).isNotNull();
                assertThat(statement(records, at).encode()).isEqualTo(bytes);
            });
            Set<Hash32> hashes = new HashSet<>();
            for (int number : records.instances().keySet()) {
                records.executionsFrom(
                        new Position(number, 0),
                        (_, execution) -> {
                            hashes.add(execution.statement().hash());
                            return true;
                        });
            }
            new LogRecords(store).checkpointsFrom(0, checkpoint -> hashes.add(checkpoint.hash()));
            assertThat(hashes).containsAll(signed);
            routed += countRouted(records);
        }
    }

    private static long countRouted(Records records) {
        long count = 0;
        for (int number : records.instances().keySet()) {
            count +=
                    records.orderedFrom(new Position(number, 0), Integer.MAX_VALUE).stream()
                            .filter(OrderedMessage::isRouted)
                            .count();
        }
        return count;
    }

    private static Statement statement(Records records, Position at) {
        var execution = records.execution(at);
        assertThat(execution).isNotNull();
        return execution.statement();
    }

    /// The process may have died within the last line.
    private static List<String> wholeLines(Path answers) throws IOException {
        String text = Files.readString(answers, StandardCharsets.US_ASCII);
        int end = text.lastIndexOf('\n') + 1;
        if (end < text.length()) {
            Files.writeString(answers, text.substring(0, end), StandardCharsets.US_ASCII);
        }
        return text.substring(0, end).lines().toList();
    }
}
