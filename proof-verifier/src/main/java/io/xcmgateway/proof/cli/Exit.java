package io.xcmgateway.proof.cli;

/// The exit codes of all commands.
final class Exit {
    /// What was asked holds.
    static final int YES = 0;

    /// It does not.
    static final int NO = 1;

    /// The input cannot be used, or this machine failed: nothing is said of the proof.
    static final int UNUSABLE = 2;

    private Exit() {}

    static int of(boolean holds) {
        return holds ? YES : NO;
    }
}
