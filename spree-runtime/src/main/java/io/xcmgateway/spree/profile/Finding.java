package io.xcmgateway.spree.profile;

/// A contradiction in a profile.
///
/// @param pointer where it stands in the JSON form of the profile (RFC 6901); empty for the profile
///   as a whole
/// @param expected the rule
/// @param found what stands there instead
public record Finding(String pointer, String expected, String found) {

    /// In one line, for people.
    public String message() {
        String where = pointer.isEmpty() ? "the profile" : pointer;
        return where + ": expected " + expected + ", found " + found;
    }
}
