package io.xcmgateway.gateway.http.proof;

import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.http.MediaTypes;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.json.Json;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A proof as an answer: for good, once no attestation comes to it any more.
final class ProofReplies {
    private ProofReplies() {}

    /// @param form JSON, or the SCALE form
    static ResponseEntity<byte[]> of(Ledger ledger, MediaType form, ExecutionProof proof) {
        byte[] body =
                form.equals(MediaTypes.PROOF)
                        ? proof.encode().toByteArray()
                        : Json.write(ProofJson.of(proof));
        return ledger.complete(proof) ? Replies.immutable(form, body) : Replies.current(form, body);
    }
}
