package io.xcmgateway.gateway.archive;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;

/// Entry point of the command `import` of the service's jar. No Spring, and nothing of the service
/// runs.
public final class Import {
    private Import() {}

    /// @param arguments `import` and its options
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(
                commandLine(out, err).execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }

    /// The command with its exit codes wired, for [#main] and for tests.
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return Commands.of(new ImportCommand(), "not imported", out, err);
    }
}
