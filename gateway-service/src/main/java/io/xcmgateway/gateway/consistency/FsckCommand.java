package io.xcmgateway.gateway.consistency;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.state.Archives;
import io.xcmgateway.gateway.state.DataDirectory;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Checks the store of a gateway that does not run, and tells the first row that differs.
@CommandLine.Command(
        name = "fsck",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the store of a gateway that does not run, and changes nothing.",
            "Every state root again from the stored nodes and values, those before from what takes"
                + " statements back, every statement, signature, node of the log and checkpoint,"
                + " and every index; tells the first row that differs."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything agrees",
            "1:something differs",
            "2:not checked: no such directory, in use, of another format, or unreadable"
        })
final class FsckCommand implements Callable<Integer> {
    static final int CONSISTENT = 0;
    static final int DIFFERENT = 1;
    static final int NOT_CHECKED = 2;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @CommandLine.Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "the data directory")
    private @Nullable Path data;

    @CommandLine.Option(names = "--json", description = "report as one JSON value")
    private boolean json;

    @Override
    public Integer call() {
        if (data == null || spec == null) {
            throw new IllegalStateException("picocli sets what is required");
        }
        Checked checked = check(data);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? json(checked) : text(checked));
        out.flush();
        return checked.report().differences().isEmpty() ? CONSISTENT : DIFFERENT;
    }

    /// What was found in the store of the gateway, or in the first archive that differs.
    ///
    /// @param archive `null` for the gateway's own store
    /// @param archives how many were checked
    private record Checked(
            ConsistencyCheck.Report report, @Nullable Hash32 archive, int archives) {}

    private static Checked check(Path data) {
        try (DataDirectory directory = DataDirectory.openToRead(data)) {
            ConsistencyCheck.Report own;
            try (GatewayStore store = RocksStore.openReadOnly(directory.store())) {
                own = ConsistencyCheck.run(store);
            }
            Archives archives = Archives.in(directory.root());
            int checked = 0;
            if (own.differences().isEmpty()) {
                for (Hash32 id : archives.all()) {
                    checked++;
                    try (GatewayStore store = RocksStore.openReadOnly(archives.store(id))) {
                        ConsistencyCheck.Report found = ArchiveCheck.run(store, id);
                        if (!found.differences().isEmpty()) {
                            return new Checked(found, id, checked);
                        }
                    }
                }
            }
            return new Checked(own, null, checked);
        }
    }

    private static String text(Checked checked) {
        ConsistencyCheck.Report report = checked.report();
        String summary =
                "instances "
                        + report.instances()
                        + ", statements "
                        + report.statements()
                        + ", not executed yet "
                        + report.unexecuted()
                        + (checked.archives() == 0 ? "" : ", archives " + checked.archives());
        List<Difference> differences = report.differences();
        if (differences.isEmpty()) {
            return "CONSISTENT: " + summary;
        }
        Difference first = differences.getFirst();
        return "DIFFERENT: "
                + first.what()
                + (checked.archive() == null ? "" : "\n  archive  " + checked.archive())
                + "\n  table    "
                + first.table().label()
                + "\n  key      "
                + first.key()
                + "\n  expected "
                + first.expected()
                + "\n  found    "
                + first.found()
                + "\nchecked: "
                + summary
                + "; further differences found: "
                + (differences.size() - 1);
    }

    private static String json(Checked checked) {
        ConsistencyCheck.Report report = checked.report();
        List<Difference> differences = report.differences();
        ObjectNode value = JSON.createObjectNode();
        value.put("command", "fsck");
        value.put("verdict", differences.isEmpty() ? "consistent" : "different");
        value.put("instances", report.instances());
        value.put("statements", Long.toUnsignedString(report.statements()));
        value.put("not_executed", Long.toUnsignedString(report.unexecuted()));
        value.put("archives", checked.archives());
        value.put("differences", differences.size());
        if (checked.archive() != null) {
            value.put("archive", checked.archive().toString());
        }
        if (!differences.isEmpty()) {
            Difference first = differences.getFirst();
            value.putObject("first")
                    .put("table", first.table().label())
                    .put("key", first.key().toString())
                    .put("what", first.what())
                    .put("expected", first.expected())
                    .put("found", first.found());
        }
        return value.toString();
    }
}
