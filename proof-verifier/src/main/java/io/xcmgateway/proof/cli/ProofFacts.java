package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.api.statement.StateSection;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.v5.XcmError;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is in a proof, under the names of its SCALE fields (PROOF.md).
final class ProofFacts {
    private ProofFacts() {}

    static Facts statement(Statement statement) {
        return new Facts()
                .text("hash", statement.hash())
                .text("instance_id", statement.instanceId())
                .u64("sequence", statement.sequence())
                .text("previous_statement_hash", statement.previousStatementHash())
                .text("module_hash", statement.moduleHash())
                .text("engine_profile", statement.engineProfile())
                .text("trie_profile", lower(statement.trieProfile()))
                .text("entry_point", lower(statement.entryPoint()))
                .text("message_hash", statement.messageHash())
                .text("message_id", statement.messageId())
                .text("context_hash", statement.contextHash())
                .text("pre_root", statement.preRoot())
                .text("post_root", statement.postRoot())
                .fields("outcome", outcome(statement.outcome()))
                .u64("gas_used", statement.gasUsed())
                .whole("effects_count", statement.effectsCount())
                .text("effects_root", statement.effectsRoot());
    }

    /// In the shape that canonical JSON gives to an XCM `Outcome`.
    static Facts outcome(StatementOutcome outcome) {
        return switch (outcome) {
            case StatementOutcome.Complete(var used) ->
                    new Facts().fields("Complete", new Facts().form("used", used));
            case StatementOutcome.Incomplete(var used, int index, var error) ->
                    new Facts()
                            .fields(
                                    "Incomplete",
                                    new Facts()
                                            .form("used", used)
                                            .fields("error", error(index, error)));
            case StatementOutcome.Error(int index, var error) ->
                    new Facts().fields("Error", error(index, error));
            case StatementOutcome.Trapped(TrapKind kind) ->
                    new Facts().text("Trapped", lower(kind));
            case StatementOutcome.Skipped(int reason) ->
                    new Facts().fields("Skipped", new Facts().whole("reason", reason));
        };
    }

    private static Facts error(int index, XcmError error) {
        return new Facts().whole("index", index).form("error", error);
    }

    static Facts attestation(Attestation attestation) {
        return new Facts()
                .u64("set_id", attestation.setId())
                .whole("index", attestation.index())
                .text("scheme", lower(attestation.scheme()))
                .text("signature", attestation.signature());
    }

    static Facts effect(Effect effect) {
        return switch (effect) {
            case Effect.Outbound(long channel, var destination, ByteString message) ->
                    new Facts()
                            .text("kind", "outbound")
                            .u64("channel", channel)
                            .form("destination", destination)
                            .whole("message_bytes", message.length())
                            .form("xcm", xcm(message));
            case Effect.Event(var topic, ByteString data) ->
                    new Facts().text("kind", "event").text("topic", topic).text("data", data);
        };
    }

    /// The whole proof, but for nodes, code and signatures of others that only a check can use.
    static Facts proof(ExecutionProof proof) {
        Facts facts =
                new Facts()
                        .text("level", lower(proof.level()))
                        .fields("statement", statement(proof.statement()))
                        .items(
                                "attestations",
                                proof.attestations().stream()
                                        .map(ProofFacts::attestation)
                                        .toList());
        return switch (proof) {
            case ExecutionProof.Attested _ -> sections(facts, null, null, proof, null);
            case ExecutionProof.Logged it -> sections(facts, it.log(), null, proof, null);
            case ExecutionProof.State it -> sections(facts, it.log(), it.state(), proof, null);
            case ExecutionProof.Replayable it ->
                    sections(facts, it.log(), it.state(), proof, it.replay());
        };
    }

    private static Facts sections(
            Facts facts,
            @Nullable LogSection log,
            @Nullable StateSection state,
            ExecutionProof proof,
            @Nullable ReplaySection replay) {
        return facts.fields("log", log == null ? null : log(log))
                .fields("state", state == null ? null : state(state))
                .fields(
                        "replay",
                        replay == null ? null : replay(proof.statement().entryPoint(), replay));
    }

    private static Facts log(LogSection log) {
        return new Facts()
                .u64("log_index", log.logIndex())
                .whole("path_items", log.items().size())
                .fields(
                        "checkpoint",
                        new Facts()
                                .text("network_id", log.checkpoint().networkId())
                                .text("log_id", log.checkpoint().logId())
                                .u64("leaf_count", log.checkpoint().leafCount())
                                .text("mmr_root", log.checkpoint().mmrRoot())
                                .u64("time_ms", log.checkpoint().timeMs()))
                .items(
                        "checkpoint_attestations",
                        log.checkpointAttestations().stream()
                                .map(ProofFacts::attestation)
                                .toList());
    }

    private static Facts state(StateSection state) {
        return new Facts()
                .texts("keys", state.keys())
                .fields("storage_proof", sizes(state.storageProof()))
                .items(
                        "effects",
                        state.effects().stream()
                                .map(each ->
                                        new Facts()
                                                .whole("index", each.index())
                                                .fields("effect", effect(each.effect())))
                                .toList());
    }

    private static Facts replay(EntryPoint entryPoint, ReplaySection replay) {
        boolean message = entryPoint == EntryPoint.APPLY_MESSAGE;
        return new Facts()
                .fields("instance", EvidenceFacts.instance(replay.instance()))
                .whole("message_bytes", replay.message().length())
                .form("xcm", message ? xcm(replay.message()) : null)
                .fields(
                        "context",
                        new Facts()
                                .u64("time_ms", replay.context().timeMs())
                                .u64("gas_limit", replay.context().gasLimit())
                                .form("origin", replay.context().origin())
                                .text("evidence_digest", replay.context().evidenceDigest()))
                .fields("evidence", EvidenceFacts.evidence(replay.evidence()))
                .items(
                        "sender_attestations",
                        replay.senderAttestations().stream().map(ProofFacts::attestation).toList())
                .fields("pre_state", sizes(replay.preState()))
                .fields(
                        "module",
                        switch (replay.module()) {
                            case ReplaySection.ModuleCode.Embedded(ByteString wasm) ->
                                    new Facts()
                                            .flag("embedded", true)
                                            .whole("bytes", wasm.length());
                            case ReplaySection.ModuleCode.ByHash() ->
                                    new Facts().flag("embedded", false).whole("bytes", 0);
                        });
    }

    private static Facts sizes(List<ByteString> items) {
        return new Facts()
                .whole("items", items.size())
                .whole("bytes", items.stream().mapToLong(ByteString::length).sum());
    }

    /// `null` if the bytes are no message: modules decide what they accept.
    private static @Nullable VersionedXcm xcm(ByteString message) {
        return switch (VersionedXcm.decode(message)) {
            case Decoded.Value<VersionedXcm>(VersionedXcm xcm) -> xcm;
            case Decoded.Refused<VersionedXcm> _ -> null;
        };
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
