package io.xcmgateway.api.scale;

/// Carries a refusal out of nested codec functions to the `decode` that turns it into
/// [Decoded.Refused]. Checked, so that the compiler shows where it could leak; without stack trace,
/// since it tells about the input and not about the code.
public final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String expected;
    private final String found;
    private String path = "";

    Malformed(int offset, String expected, String found) {
        super(expected, null, false, false);
        this.offset = offset;
        this.expected = expected;
        this.found = found;
    }

    /// Notes on the way out that the refused bytes belong to `segment` (a field name, or an index
    /// as `[3]`).
    public Malformed in(String segment) {
        path = path.isEmpty() || path.startsWith("[") ? segment + path : segment + "." + path;
        return this;
    }

    <T> Decoded<T> refused() {
        return new Decoded.Refused<>(offset, path, expected, found);
    }
}
