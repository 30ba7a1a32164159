package io.xcmgateway.proof.cli;

import java.time.Clock;

/// Entry point once it is known that the JVM is new enough; see [Launcher].
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Runs a command in this JVM. Nothing leaves here but an exit code: 1 must only ever mean that
    /// a proof does not hold.
    ///
    /// @return the exit code
    public static int run(String... arguments) {
        try {
            // The one place that reads a clock: only a policy with a maximum age asks for it.
            return XcmVerify.commandLine(Clock.systemUTC()).execute(arguments);
        } catch (Throwable failure) {
            System.err.println("xcm-verify failed, nothing is said of the proof: " + failure);
            return Exit.UNUSABLE;
        }
    }
}
