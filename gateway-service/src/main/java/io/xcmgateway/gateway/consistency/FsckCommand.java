package io.xcmgateway.gateway.consistency;

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
        ConsistencyCheck.Report report = check(data);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? json(report) : text(report));
        out.flush();
        return report.differences().isEmpty() ? CONSISTENT : DIFFERENT;
    }

    private static ConsistencyCheck.Report check(Path data) {
        try (DataDirectory directory = DataDirectory.openToRead(data);
                GatewayStore store = RocksStore.openReadOnly(directory.store())) {
            return ConsistencyCheck.run(store);
        }
    }

    private static String text(ConsistencyCheck.Report report) {
        String checked =
                "instances "
                        + report.instances()
                        + ", statements "
                        + report.statements()
                        + ", not executed yet "
                        + report.unexecuted();
        List<Difference> differences = report.differences();
        if (differences.isEmpty()) {
            return "CONSISTENT: " + checked;
        }
        Difference first = differences.getFirst();
        return "DIFFERENT: "
                + first.what()
                + "\n  table    "
                + first.table().label()
                + "\n  key      "
                + first.key()
                + "\n  expected "
                + first.expected()
                + "\n  found    "
                + first.found()
                + "\nchecked: "
                + checked
                + "; further differences found: "
                + (differences.size() - 1);
    }

    private static String json(ConsistencyCheck.Report report) {
        List<Difference> differences = report.differences();
        ObjectNode value = JSON.createObjectNode();
        value.put("command", "fsck");
        value.put("verdict", differences.isEmpty() ? "consistent" : "different");
        value.put("instances", report.instances());
        value.put("statements", Long.toUnsignedString(report.statements()));
        value.put("not_executed", Long.toUnsignedString(report.unexecuted()));
        value.put("differences", differences.size());
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
