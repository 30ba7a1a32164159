package io.xcmgateway.proof;

import java.util.ArrayList;
import java.util.List;

/// What one verification has looked at so far. The first thing that does not hold ends it.
final class Trail {
    private final List<Finding> findings = new ArrayList<>();
    private VerificationStep step = VerificationStep.DECODE;

    /// Goes on to the next step.
    Trail at(VerificationStep next) {
        step = next;
        return this;
    }

    /// Notes something that holds.
    boolean holds(String what, String expected, String found) {
        findings.add(new Finding(step, what, expected, found, true));
        return true;
    }

    /// Notes something that does not hold.
    boolean refuse(String what, String expected, String found) {
        findings.add(new Finding(step, what, expected, found, false));
        return false;
    }

    boolean check(boolean holds, String what, String expected, String found) {
        return holds ? holds(what, expected, found) : refuse(what, expected, found);
    }

    boolean equal(String what, Object expected, Object found) {
        return check(expected.equals(found), what, expected.toString(), found.toString());
    }

    Verdict.Refused refused() {
        Finding last = findings.getLast();
        if (last.holds()) {
            throw new IllegalStateException("a refusal must end with what does not hold: " + last);
        }
        return new Verdict.Refused(
                last.step(), last.what(), last.expected(), last.found(), findings);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
