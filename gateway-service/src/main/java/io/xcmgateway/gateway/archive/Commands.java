package io.xcmgateway.gateway.archive;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/// What both commands have in common: anything that keeps them from their work is told in one line
/// and is exit code 2.
final class Commands {
    static final int NOT_DONE = 2;

    private Commands() {}

    /// @param notDone begins the line
    static CommandLine of(
            Callable<Integer> command, String notDone, PrintWriter out, PrintWriter err) {
        return new CommandLine(command)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, commandLine, _) -> {
                    Throwable cause = failure.getCause();
                    commandLine
                            .getErr()
                            .println(
                                    notDone
                                            + ": "
                                            + failure.getMessage()
                                            + (cause == null ? "" : ": " + cause));
                    commandLine.getErr().flush();
                    return NOT_DONE;
                });
    }
}
