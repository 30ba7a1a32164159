package io.xcmgateway.api.scale;

/// Carries a refusal out of nested codec functions to the `decode` that turns it into
/// [Decoded.Refused]. Checked, so that the compiler shows where it could leak; without stack trace,
/// since it tells about the input and not about the code.
public final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String expected;
    private final String found;
    private String path;

    Malformed(int offset, String expected, String found) {
        this(offset, "", expected, found);
    }

    private Malformed(int offset, String path, String expected, String found) {
        super(expected, null, false, false);
        this.offset = offset;
        this.path = path;
        this.expected = expected;
        this.found = found;
    }

    /// A refusal by a decoder of another form than SCALE, which knows its own way of naming a
    /// place.
    ///
    /// @param offset in units of that form's input
    public static Malformed at(int offset, String path, String expected, String found) {
        return new Malformed(offset, path, expected, found);
    }

    /// Notes on the way out that the refused bytes belong to `segment` (a field name, or an index
    /// as `[3]`).
    public Malformed in(String segment) {
        path = path.isEmpty() || path.startsWith("[") ? segment + path : segment + "." + path;
        return this;
    }

    /// The refusal as the value that crosses package borders.
    public <T> Decoded<T> refused() {
        return new Decoded.Refused<>(offset, path, expected, found);
    }
}
