package io.xcmgateway.spree.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The rules that a module was found to break so far, up to a bound; what is found beyond it is not
/// kept.
final class Findings {
    private final int max;
    private final List<Admission.Finding> found = new ArrayList<>();

    /// @param max 1 or more
    Findings(int max) {
        this.max = max;
    }

    void add(BrokenRule broken) {
        if (!full()) {
            found.add(broken.finding());
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    boolean full() {
        return found.size() == max;
    }

    /// By offset; at one offset, in the order in which they were found.
    List<Admission.Finding> byOffset() {
        return found.stream().sorted(Comparator.comparingInt(Admission.Finding::offset)).toList();
    }
}
