package io.xcmgateway.spree.sandbox;

/// Carries a finding out of the decoder or a validator to admission; never leaves this package.
final class BrokenRule extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String rule;
    private final String found;

    BrokenRule(int offset, String rule, String found) {
        super(rule, null, false, false);
        this.offset = offset;
        this.rule = rule;
        this.found = found;
    }

    Admission.Finding finding() {
        return new Admission.Finding(offset, rule, found);
    }
}
