package io.xcmgateway.proof.cli;

import io.xcmgateway.api.statement.Attestation;
import java.util.List;

/// Attestations in the form of the API.
final class AttestationFacts {
    private AttestationFacts() {}

    static List<Facts> of(List<Attestation> attestations) {
        return attestations.stream()
                .map(each ->
                        new Facts()
                                .u64("setId", each.setId())
                                .whole("index", each.index())
                                .text("scheme", ProofFacts.lower(each.scheme()))
                                .text("signature", each.signature()))
                .toList();
    }
}
