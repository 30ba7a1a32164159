package io.xcmgateway.gateway.consistency;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;

/// Entry point of the command `fsck` of the service's jar. No Spring, and nothing of the service
/// runs.
public final class Fsck {
    private Fsck() {}

    /// @param arguments `fsck` and its options
    public static void main(String[] arguments) {
        System.exit(run(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }

    /// Nothing leaves here but an exit code: 1 must only ever mean that something differs.
    private static int run(String[] options) {
        try {
            PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
            return commandLine(out, err).execute(options);
        } catch (Throwable failure) {
            System.err.println("fsck failed, nothing is said of the store: " + failure);
            return FsckCommand.NOT_CHECKED;
        }
    }

    /// The command with its exit codes wired, for [#main] and for tests.
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new FsckCommand())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, commandLine, _) -> {
                    Throwable cause = failure.getCause();
                    String why = cause == null ? "" : ": " + cause.getMessage();
                    commandLine
                            .getErr()
                            .println("cannot be checked: " + failure.getMessage() + why);
                    commandLine.getErr().flush();
                    return FsckCommand.NOT_CHECKED;
                });
    }
}
