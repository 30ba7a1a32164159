package io.xcmgateway.gateway.http.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.api.statement.StateSection;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.gateway.http.json.AttestationJson;
import io.xcmgateway.gateway.http.json.CheckpointJson;
import io.xcmgateway.gateway.http.json.OutcomeJson;
import io.xcmgateway.gateway.http.json.Times;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Proofs as JSON: the fields of the SCALE form under their names, in their order.
final class ProofJson {
    private ProofJson() {}

    static Map<String, Object> of(ExecutionProof proof) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", ExecutionProof.VERSION);
        json.put("level", lower(proof.level()));
        json.put("statement", statement(proof.statement()));
        json.put("statementHash", proof.statement().hash());
        json.put("attestations", AttestationJson.of(proof.attestations()));
        switch (proof) {
            case ExecutionProof.Attested _ -> {}
            case ExecutionProof.Logged logged -> json.put("log", log(logged.log()));
            case ExecutionProof.State state -> {
                json.put("log", log(state.log()));
                json.put("state", state(state.state()));
            }
            case ExecutionProof.Replayable all -> {
                json.put("log", log(all.log()));
                json.put("state", state(all.state()));
                json.put("replay", replay(all.replay()));
            }
        }
        return json;
    }

    private static Map<String, Object> statement(Statement statement) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", Statement.VERSION);
        json.put("instanceId", statement.instanceId());
        json.put("sequence", u64(statement.sequence()));
        json.put("previousStatementHash", statement.previousStatementHash());
        json.put("moduleHash", statement.moduleHash());
        json.put("engineProfile", statement.engineProfile());
        json.put("trieProfile", lower(statement.trieProfile()));
        json.put("entryPoint", lower(statement.entryPoint()));
        json.put("messageHash", statement.messageHash());
        json.put("messageId", statement.messageId());
        json.put("contextHash", statement.contextHash());
        json.put("preRoot", statement.preRoot());
        json.put("postRoot", statement.postRoot());
        json.put("outcome", OutcomeJson.of(statement.outcome()));
        json.put("gasUsed", u64(statement.gasUsed()));
        json.put("effectsCount", statement.effectsCount());
        json.put("effectsRoot", statement.effectsRoot());
        return json;
    }

    private static @Nullable Object log(@Nullable LogSection log) {
        if (log == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("logIndex", u64(log.logIndex()));
        json.put("items", log.items());
        json.put("checkpoint", CheckpointJson.of(log.checkpoint()));
        json.put("checkpointAttestations", AttestationJson.of(log.checkpointAttestations()));
        return json;
    }

    private static @Nullable Object state(@Nullable StateSection state) {
        if (state == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("keys", state.keys());
        json.put("storageProof", state.storageProof());
        json.put(
                "effects",
                state.effects().stream()
                        .map(each ->
                                Map.of(
                                        "index",
                                        each.index(),
                                        "effect",
                                        each.effect().encode(),
                                        "path",
                                        each.path()))
                        .toList());
        return json;
    }

    private static Map<String, Object> replay(ReplaySection replay) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("instance", instance(replay.instance()));
        json.put("message", replay.message());
        json.put("context", context(replay.context()));
        json.put("evidence", evidence(replay.evidence()));
        json.put("senderAttestations", AttestationJson.of(replay.senderAttestations()));
        json.put("preState", replay.preState());
        json.put(
                "module",
                switch (replay.module()) {
                    case ReplaySection.ModuleCode.Embedded(ByteString wasm) ->
                            Map.of("Embedded", wasm);
                    case ReplaySection.ModuleCode.ByHash() -> "ByHash";
                });
        return json;
    }

    static Map<String, Object> instance(Instance instance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("networkId", instance.networkId());
        json.put("moduleHash", instance.moduleHash());
        json.put("host", instance.host());
        json.put("profileHash", instance.profileHash());
        json.put("trieProfile", lower(instance.trieProfile()));
        json.put("hostAuthority", authority(instance.hostAuthority()));
        json.put("incarnation", instance.incarnation());
        return json;
    }

    private static Map<String, Object> authority(Authority authority) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("threshold", authority.threshold());
        json.put(
                "keys",
                authority.keys().stream()
                        .map(key -> Map.of(lower(key.scheme()), key.key()))
                        .toList());
        return json;
    }

    private static Map<String, Object> context(InputContext context) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("time", Times.rfc3339(context.timeMs()));
        json.put("gasLimit", u64(context.gasLimit()));
        json.put("origin", context.origin());
        json.put("evidenceKind", context.evidenceKind());
        json.put("evidenceDigest", context.evidenceDigest());
        return json;
    }

    private static Map<String, Object> evidence(OriginEvidence evidence) {
        Map<String, Object> json = new LinkedHashMap<>();
        String kind =
                switch (evidence) {
                    case OriginEvidence.Account account -> {
                        json.put("scheme", lower(account.scheme()));
                        json.put("key", account.key());
                        json.put("signature", account.signature());
                        json.put("submission", submission(account.submission()));
                        yield "Account";
                    }
                    case OriginEvidence.FromInstance from -> {
                        json.put("sender", instance(from.sender()));
                        json.put("statement", statement(from.statement()));
                        json.put("effectIndex", from.effectIndex());
                        json.put("path", from.path());
                        json.put("effect", from.effect().encode());
                        yield "Instance";
                    }
                    case OriginEvidence.HostAuthority authority -> {
                        json.put(
                                "signatures",
                                authority.signatures().stream()
                                        .map(each ->
                                                Map.of(
                                                        Long.toString(each.keyIndex()),
                                                        each.signature()))
                                        .toList());
                        json.put("submission", submission(authority.submission()));
                        yield "HostAuthority";
                    }
                    case OriginEvidence.Asserted asserted -> {
                        json.put("relayerKey", asserted.relayerKey());
                        json.put("signature", asserted.signature());
                        json.put("claimed", asserted.claimed());
                        yield "Asserted";
                    }
                };
        return Map.of(kind, json);
    }

    private static Map<String, Object> submission(Submission submission) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("networkId", submission.networkId());
        json.put("instanceId", submission.instanceId());
        json.put("messageHash", submission.messageHash());
        json.put("nonce", u64(submission.nonce()));
        json.put("expiresMs", u64(submission.expiresMs()));
        json.put("gasLimit", u64(submission.gasLimit()));
        return json;
    }

    private static String u64(long value) {
        return Long.toUnsignedString(value);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
