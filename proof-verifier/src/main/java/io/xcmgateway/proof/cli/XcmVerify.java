package io.xcmgateway.proof.cli;

import io.xcmgateway.spree.sandbox.NodeFaultException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import picocli.CommandLine;

/// `xcm-verify`: judges proofs, and shows what is in them, from files alone.
@CommandLine.Command(
        name = "xcm-verify",
        mixinStandardHelpOptions = true,
        version = "xcm-verify 0.1.0, execution proofs version 1",
        description =
                "Judges execution proofs offline, under a policy that says whom to believe, and"
                        + " shows what is in them.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:what was asked holds: accepted, shown, equal, answered, proven",
            "1:it does not: refused, different, incomplete, not proven",
            "2:the input cannot be used, or this machine failed"
        })
final class XcmVerify {
    private XcmVerify() {}

    /// The commands with their exit codes wired, for [Main] and for tests.
    static CommandLine commandLine(InstantSource time) {
        return new CommandLine(new XcmVerify())
                .addSubcommand(new VerifyCommand(time))
                .addSubcommand(new ShowCommand())
                .addSubcommand(new ReplayCommand(time))
                .addSubcommand(new StateCommand())
                .addSubcommand(new HistoryCommand(time))
                .addSubcommand(new EquivocationCommand())
                .addSubcommand(new ConsistencyCommand())
                .addSubcommand(new WitnessCommand(time))
                .addSubcommand(new AttestCommand(time))
                .addSubcommand(rotation())
                // Reaches the commands added so far.
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, commandLine, _) -> {
                    tell(failure, commandLine.getErr());
                    return Exit.UNUSABLE;
                });
    }

    private static CommandLine rotation() {
        return new CommandLine(new Rotations())
                .addSubcommand(new RotationMakeCommand())
                .addSubcommand(new RotationSignCommand())
                .addSubcommand(new RotationShowCommand());
    }

    /// Does nothing by itself: without a command of its own, picocli shows the usage.
    @CommandLine.Command(
            name = "rotation",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND",
            description = "Hands over from one attestor set to the next, with keys kept offline.")
    private static final class Rotations {}

    private static void tell(Exception failure, PrintWriter err) {
        err.println(
                Fact.printable(
                        switch (failure) {
                            case Unusable unusable -> String.valueOf(unusable.getMessage());
                            case IOException unreadable -> "cannot read: " + words(unreadable);
                            case UncheckedIOException unreadable ->
                                    "cannot read: " + unreadable.getMessage();
                            case NodeFaultException fault ->
                                    "this machine failed, nothing is said of the proof: "
                                            + fault.getMessage();
                            default -> "xcm-verify failed: " + failure;
                        }));
    }

    /// The class says what the message, often only a path, leaves out.
    private static String words(IOException unreadable) {
        return unreadable.getClass() == IOException.class
                ? String.valueOf(unreadable.getMessage())
                : unreadable.getMessage() + " (" + unreadable.getClass().getSimpleName() + ")";
    }
}
