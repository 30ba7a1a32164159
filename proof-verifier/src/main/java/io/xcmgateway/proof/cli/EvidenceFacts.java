package io.xcmgateway.proof.cli;

import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.Submission;

/// Why a message may speak for its origin, under the names of the SCALE fields (PROOF.md).
final class EvidenceFacts {
    private EvidenceFacts() {}

    static Facts evidence(OriginEvidence evidence) {
        return switch (evidence) {
            case OriginEvidence.Account account ->
                    new Facts()
                            .text("kind", "account")
                            .text("scheme", ProofFacts.lower(account.scheme()))
                            .text("key", account.key())
                            .text("signature", account.signature())
                            .fields("submission", submission(account.submission()));
            case OriginEvidence.FromInstance from ->
                    new Facts()
                            .text("kind", "instance")
                            .fields("sender", instance(from.sender()))
                            .fields("statement", ProofFacts.statement(from.statement()))
                            .whole("effect_index", from.effectIndex())
                            .fields("effect", ProofFacts.effect(from.effect()));
            case OriginEvidence.HostAuthority authority ->
                    new Facts()
                            .text("kind", "host_authority")
                            .items(
                                    "signatures",
                                    authority.signatures().stream()
                                            .map(each ->
                                                    new Facts()
                                                            .whole("key_index", each.keyIndex())
                                                            .text("signature", each.signature()))
                                            .toList())
                            .fields("submission", submission(authority.submission()));
            case OriginEvidence.Asserted asserted ->
                    new Facts()
                            .text("kind", "asserted")
                            .text("relayer_key", asserted.relayerKey())
                            .text("signature", asserted.signature())
                            .form("claimed", asserted.claimed());
        };
    }

    static Facts instance(Instance instance) {
        return new Facts()
                .text("id", instance.id())
                .text("network_id", instance.networkId())
                .text("module_hash", instance.moduleHash())
                .form("host", instance.host())
                .text("profile_hash", instance.profileHash())
                .text("trie_profile", ProofFacts.lower(instance.trieProfile()))
                .fields(
                        "host_authority",
                        new Facts()
                                .whole("threshold", instance.hostAuthority().threshold())
                                .items(
                                        "keys",
                                        instance.hostAuthority().keys().stream()
                                                .map(key ->
                                                        new Facts()
                                                                .text(
                                                                        "scheme",
                                                                        ProofFacts.lower(
                                                                                key.scheme()))
                                                                .text("key", key.key()))
                                                .toList()))
                .whole("incarnation", instance.incarnation());
    }

    private static Facts submission(Submission submission) {
        return new Facts()
                .text("network_id", submission.networkId())
                .text("instance_id", submission.instanceId())
                .text("message_hash", submission.messageHash())
                .u64("nonce", submission.nonce())
                .u64("expires_ms", submission.expiresMs())
                .u64("gas_limit", submission.gasLimit());
    }
}
