package io.xcmgateway.api.xcm.convert;

/// Carries out of nested conversions what has no counterpart in the other version. Checked, so that
/// the compiler shows where it could leak; without stack trace, since it tells about the input.
public final class Inconvertible extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private String path = "";

    Inconvertible(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /// Notes on the way out in which instruction of a program it is.
    Inconvertible in(int instruction) {
        path = "[" + instruction + "]" + path;
        return this;
    }

    /// The failure as the value that crosses package borders.
    public <T> Conversion<T> failed() {
        return new Conversion.Failed<>(path, reason);
    }
}
