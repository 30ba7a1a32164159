package io.xcmgateway.spree.hostile;

import java.util.Locale;

/// What one attack came to and what it cost.
///
/// @param verdict in the words of [Attack]
/// @param checkMillis decoding, validating and metering
/// @param compileMillis compiling; 0 if it did not come to that
/// @param runMillis the message
/// @param cpuMillis the processor's time of the thread in that: what it takes on a quiet machine
/// @param allocatedBytes by the message, garbage included
/// @param peakBytes heap in use at most after a collection, over all of this, beyond what was in
///   use before
/// @param gasUsed by the message
record Measured(
        String name,
        String verdict,
        double checkMillis,
        double compileMillis,
        double runMillis,
        double cpuMillis,
        long allocatedBytes,
        long peakBytes,
        long gasUsed) {

    static final String HEADER =
            line(
                    "attack",
                    "verdict",
                    "check ms",
                    "compile ms",
                    "run ms",
                    "cpu ms",
                    "alloc MB",
                    "heap MB",
                    "ns/gas");

    private static String line(
            String name,
            String verdict,
            String check,
            String compile,
            String run,
            String cpu,
            String allocated,
            String peak,
            String price) {
        return String.format(
                Locale.ROOT,
                "%-58s | %-52s | %8s | %10s | %8s | %8s | %8s | %7s | %7s",
                name,
                verdict,
                check,
                compile,
                run,
                cpu,
                allocated,
                peak,
                price);
    }

    @Override
    public String toString() {
        return line(
                name,
                verdict,
                millis(checkMillis),
                millis(compileMillis),
                millis(runMillis),
                millis(cpuMillis),
                mebibytes(allocatedBytes),
                mebibytes(peakBytes),
                gasUsed == 0 ? "-" : String.format(Locale.ROOT, "%.2f", nanosPerGas()));
    }

    double nanosPerGas() {
        return cpuMillis * 1e6 / gasUsed;
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, "%.1f", millis);
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / (double) (1 << 20));
    }
}
