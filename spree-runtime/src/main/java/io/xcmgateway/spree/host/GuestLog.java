package io.xcmgateway.spree.host;

import java.util.ArrayList;
import java.util.List;

/// The first lines that a guest logs in one execution; the rest is dropped.
final class GuestLog {
    static final int LINES_MAX = 256;

    /// Bytes of a line's target, and of its message; longer ones are cut.
    static final int TEXT_BYTES_MAX = 1024;

    private final List<LogLine> lines = new ArrayList<>();

    boolean isFull() {
        return lines.size() >= LINES_MAX;
    }

    void add(LogLine line) {
        if (!isFull()) {
            lines.add(line);
        }
    }

    List<LogLine> lines() {
        return List.copyOf(lines);
    }
}
