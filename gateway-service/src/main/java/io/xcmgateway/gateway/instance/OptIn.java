package io.xcmgateway.gateway.instance;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Statement;
import java.util.List;

/// What came of an opt-in.
public sealed interface OptIn {

    /// The instance exists, and can be sent messages.
    ///
    /// @param messageId names sequence 0 in the API
    /// @param genesis the statement of sequence 0
    record OptedIn(
            Hash32 instanceId,
            Hash32 messageId,
            Statement genesis,
            Hash32 statementHash,
            List<Attestation> attestations)
            implements OptIn {
        public OptedIn {
            attestations = List.copyOf(attestations);
        }
    }

    /// This very instance exists already; a new one needs the next incarnation.
    record AlreadyOptedIn(Hash32 instanceId) implements OptIn {}

    /// Nothing was created.
    record Refused(String reason, String expected, String found) implements OptIn {}

    /// The storage does not work at present, or this node failed.
    record Unavailable(String reason) implements OptIn {}
}
