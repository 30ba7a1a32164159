package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.gateway.consistency.ConsistencyCheck;
import io.xcmgateway.gateway.state.FaultKind;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.HaltRecord;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A message that ends the whole process, and real processes that it ends.
class EndedProcessTest {
    private static final int SECONDS_MAX = 60;

    @TempDir private Path directory;

    @Test
    void aRestartDoesNotLoopOnAMessageThatEndsTheProcess() throws Exception {
        List<Integer> exits = new ArrayList<>();
        for (int start = 0; start <= Suspects.ENDINGS_MAX; start++) {
            exits.add(run());
        }
        assertThat(exits.subList(0, Suspects.ENDINGS_MAX)).containsOnly(HaltingVictim.KILLED);
        assertThat(exits.getLast()).isZero();
        try (GatewayStore store = RocksStore.open(directory.resolve("store"))) {
            HaltRecord halt = new Records(store).halt(0);
            assertThat(halt).isNotNull();
            assertThat(halt.kind()).isEqualTo(FaultKind.PROCESS_ENDED);
            assertThat(halt.sequence()).isEqualTo(1);
            ConsistencyCheck.Report report = ConsistencyCheck.run(store);
            assertThat(report.problems()).isEmpty();
            assertThat(report.unexecuted()).isEqualTo(1);
        }
    }

    private int run() throws Exception {
        Process process =
                new ProcessBuilder(
                                System.getProperty("java.home") + File.separator + "bin/java",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                HaltingVictim.class.getName(),
                                directory.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
