package io.xcmgateway.gateway.http.proof;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ExecutionProof;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Proofs of one instance, one after the other.
@Schema(name = "Statements", description = "A part of an instance's history, oldest first.")
record StatementsView(
        Hash32 instanceId,
        @Schema(
                        description =
                                "A proof of each, as `GET /v1/messages/{message}/proof` has it.",
                        implementation = Object.class)
                List<Map<String, Object>> proofs,
        @Schema(
                        description =
                                "u64: `from` of the next page; absent if there is no more for now.",
                        example = "20")
                @Nullable String next) {

    StatementsView {
        proofs = List.copyOf(proofs);
    }

    static StatementsView of(Hash32 instanceId, List<ExecutionProof> proofs, @Nullable Long next) {
        return new StatementsView(
                instanceId,
                proofs.stream().map(ProofJson::of).toList(),
                next == null ? null : Long.toUnsignedString(next));
    }
}
