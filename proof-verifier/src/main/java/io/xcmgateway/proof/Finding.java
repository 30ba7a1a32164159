package io.xcmgateway.proof;

/// One thing that was looked at.
///
/// @param what in words
/// @param holds whether what was found is what was expected
public record Finding(
        VerificationStep step, String what, String expected, String found, boolean holds) {}
