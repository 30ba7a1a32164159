package io.xcmgateway.proof;

/// The steps of verifying, in order. Each can refuse on its own.
public enum VerificationStep {
    /// One encoding, read to the last byte.
    DECODE("decode"),
    /// Which network's policy applies, and what it demands of any proof: level, gas, age, skipped
    /// statements, asserted origins.
    POLICY("policy"),
    /// Network, instance, and its pinned genesis statement or profile.
    INSTANCE("instance"),
    /// The module is allowed.
    MODULE("module"),
    ATTESTATIONS("attestations"),
    /// Checkpoint and inclusion.
    LOG("log"),
    /// Storage proof of the named keys.
    STATE("state"),
    /// Inclusion of the effects.
    EFFECTS("effects"),
    /// Who sent it, proved again.
    EVIDENCE("evidence"),
    /// The same execution once more.
    REPLAY("replay"),
    /// That it follows the statement before; in histories alone.
    HISTORY("history");

    private final String label;

    VerificationStep(String label) {
        this.label = label;
    }

    /// Its name in reports.
    public String label() {
        return label;
    }
}
