package io.xcmgateway.proof.cli;

import io.xcmgateway.spree.sandbox.JvmRequirements;
import io.xcmgateway.spree.sandbox.JvmRequirements.Missing;
import java.io.PrintWriter;
import java.util.List;

/// Tells whoever is about to replay that this JVM will be slow at it. The result is the same.
final class SlowJvm {
    private SlowJvm() {}

    static void warn(PrintWriter err) {
        warn(JvmRequirements.missing(), err);
    }

    static void warn(List<Missing> missing, PrintWriter err) {
        for (Missing each : missing) {
            err.println(
                    "slow: start java with "
                            + each.expected()
                            + "; found "
                            + each.found()
                            + ", so "
                            + each.consequence());
        }
    }
}
