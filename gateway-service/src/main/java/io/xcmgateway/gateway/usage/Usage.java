package io.xcmgateway.gateway.usage;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;

/// Entry point of the command `usage` of the service's jar. No Spring, and nothing of the service
/// runs.
public final class Usage {
    private Usage() {}

    /// @param arguments `usage` and its options
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(
                commandLine(out, err).execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }

    /// The command with its exit codes wired, for [#main] and for tests.
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new UsageCommand())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, commandLine, _) -> {
                    Throwable cause = failure.getCause();
                    commandLine
                            .getErr()
                            .println(
                                    "cannot be told: "
                                            + failure.getMessage()
                                            + (cause == null ? "" : ": " + cause.getMessage()));
                    commandLine.getErr().flush();
                    return UsageCommand.NOT_TOLD;
                });
    }
}
