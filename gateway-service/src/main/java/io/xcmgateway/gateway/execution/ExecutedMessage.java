package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Statement;
import java.util.List;

/// A message, the signed statement about its execution, and what the execution gave out.
///
/// @param messageId the id of the message in the API, not the one in the statement
/// @param message the bytes that were executed; of the profile for genesis
/// @param context what the run saw besides
/// @param statementHash what was signed
/// @param attestations this gateway's, at least one
/// @param effects in the order of the statement's effects tree
public record ExecutedMessage(
        Hash32 messageId,
        ByteString message,
        InputContext context,
        Statement statement,
        Hash32 statementHash,
        List<Attestation> attestations,
        List<Effect> effects) {
    public ExecutedMessage {
        attestations = List.copyOf(attestations);
        effects = List.copyOf(effects);
    }
}
