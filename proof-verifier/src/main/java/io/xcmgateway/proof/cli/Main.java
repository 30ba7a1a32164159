package io.xcmgateway.proof.cli;

import java.time.Clock;

/// Entry point once it is known that the JVM is new enough; see [Launcher].
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // The one place that reads a clock: only a policy with a maximum age asks for it.
        System.exit(VerifyCommand.commandLine(Clock.systemUTC()).execute(arguments));
    }
}
