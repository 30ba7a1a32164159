package io.xcmgateway.gateway.http.json;

/// A part of a client's JSON that is not as documented. Checked and without stack trace, as
/// `Malformed` of SCALE is: it tells about the input, not about the code.
public final class RefusedField extends Exception {
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String expected;
    private final String found;

    /// @param pointer RFC 6901 pointer to the part, empty for the whole document
    public RefusedField(String pointer, String expected, String found) {
        super(expected, null, false, false);
        this.pointer = pointer;
        this.expected = expected;
        this.found = found;
    }

    public String pointer() {
        return pointer;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }
}
