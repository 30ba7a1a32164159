package io.xcmgateway.spree.standard;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.TestReporter;

/// How many cases of a vector file run, and which are left to a later version and why.
final class Tally {
    private final String suite;
    private final Map<String, Set<String>> left = new TreeMap<>();
    private int run;

    Tally(String suite) {
        this.suite = suite;
    }

    /// @param later what keeps the case from being run
    /// @return whether it is run
    boolean add(String name, Set<String> later) {
        if (later.isEmpty()) {
            run++;
            return true;
        }
        left.put(name, later);
        return false;
    }

    void report(TestReporter reporter) {
        String found = run + " cases run, " + left.size() + " left to a later version: " + left;
        reporter.publishEntry(suite, found);
        System.out.println(suite + ": " + found);
    }
}
