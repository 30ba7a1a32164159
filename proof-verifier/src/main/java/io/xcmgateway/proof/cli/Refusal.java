package io.xcmgateway.proof.cli;

/// Why something does not hold.
record Refusal(String reason, String expected, String found) {

    Facts facts() {
        return new Facts().text("reason", reason).text("expected", expected).text("found", found);
    }
}
