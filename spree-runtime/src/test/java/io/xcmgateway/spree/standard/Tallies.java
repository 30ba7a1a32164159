package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.spree.profile.LedgerEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What random programs came to, all together: they prove something only while they do enough.
final class Tallies {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Integer> done = new TreeMap<>();
    private int programs;

    void add(
            World world,
            ProgramGenerator.Message message,
            ProgramRun.Answer answer,
            boolean paired,
            boolean interpreted) {
        programs++;
        Outcome outcome = answer.result().outcome();
        count(world.name());
        count(Fates.refused(outcome) ? "refused" : outcome.getClass().getSimpleName());
        count(message.versioned().getClass().getSimpleName());
        count("messages sent", answer.result().outbound().size());
        count("compared with a trap", paired ? 1 : 0);
        count("interpreted", interpreted ? 1 : 0);
        for (LedgerEvent event : answer.events()) {
            count(event.getClass().getSimpleName());
        }
        for (Instruction each : Fates.of(message.program(), outcome).done()) {
            done.merge(each.getClass().getSimpleName(), 1, Integer::sum);
        }
    }

    private void count(String what) {
        count(what, 1);
    }

    private void count(String what, int times) {
        counts.merge(what, times, Integer::sum);
    }

    /// Fails if the generator hardly reaches something.
    void check() {
        assertThat(counts.getOrDefault("refused", 0)).isLessThan(programs / 3);
        assertThat(counts.getOrDefault("Complete", 0)).isGreaterThan(programs / 10);
        assertThat(counts.getOrDefault("Incomplete", 0)).isGreaterThan(programs / 10);
        assertThat(counts.getOrDefault("compared with a trap", 0)).isGreaterThan(programs / 20);
        assertThat(counts)
                .containsKeys(
                        "V3",
                        "V4",
                        "V5",
                        "interpreted",
                        "messages sent",
                        "AssetsTrapped",
                        "AssetsClaimed",
                        "DustLost",
                        "ItemWithdrawn",
                        "ItemDeposited",
                        "FeesRefunded",
                        "AssetLocked",
                        "Exported",
                        "ResponseReady",
                        "Remarked");
        // All that can succeed at all did so; these two always fail.
        List<String> never = List.of("ExecuteWithOrigin", "Trap");
        for (Class<?> kind : Instruction.class.getPermittedSubclasses()) {
            if (!never.contains(kind.getSimpleName())) {
                assertThat(done).containsKey(kind.getSimpleName());
            }
        }
    }

    @Override
    public String toString() {
        return programs + " programs: " + counts + "; instructions: " + done;
    }
}
