package io.xcmgateway.api.statement;

import io.xcmgateway.api.xcm.v5.Location;

/// Whether evidence proves the origin of a message.
public sealed interface EvidenceVerdict {

    /// @param origin who speaks, as the instance sees it
    record Holds(Location origin) implements EvidenceVerdict {}

    record Refused(String reason, String expected, String found) implements EvidenceVerdict {}
}
