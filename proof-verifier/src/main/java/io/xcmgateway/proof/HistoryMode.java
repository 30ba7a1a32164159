package io.xcmgateway.proof;

/// How a run of proofs is to hang together.
public enum HistoryMode {
    /// Each statement names the hash of the one before and begins at its post root. Any level, from
    /// any place in the instance's order on.
    LINKED("linked"),
    /// The same, from the genesis statement that the policy pins on, and every message is executed
    /// again. Replayable proofs only.
    REPLAYED("replayed");

    private final String label;

    HistoryMode(String label) {
        this.label = label;
    }

    /// Its name in reports.
    public String label() {
        return label;
    }
}
