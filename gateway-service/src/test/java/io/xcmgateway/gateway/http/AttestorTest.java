package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.proof.EquivocationJson;
import io.xcmgateway.proof.signature.MemberKeys;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who attests, what others add, and who lied, over HTTP.
class AttestorTest extends RunningGateway {
    private static final String NOBODY = "0x" + "ab".repeat(32);

    @Test
    void showsTheSetsOfAttestors() {
        JsonNode all = http.get("/v1/attestors").json();
        assertThat(all.path("current").asString()).isEqualTo("0");
        assertThat(all.path("rotations").isEmpty()).isTrue();
        JsonNode set = all.path("sets").get(0);
        assertThat(set.path("members").get(0).path("address").asString())
                .isEqualTo(self().member().address().toString());
        assertThat(set.path("members").get(0).has("ed25519")).isTrue();
        assertThat(http.get("/v1/attestors/0").json()).isEqualTo(set);
        problem(http.get("/v1/attestors/1"), 404, "unknown-attestor-set");
        problem(http.get("/v1/attestors/x"), 400, "malformed-request");
        problem(http.get("/v1/attestors?a=b"), 400, "malformed-request");
    }

    @Test
    void showsWhoSignedAndTakesItAgain() {
        ExecutionProof proof = proof();
        String path = "/v1/statements/" + proof.statement().hash() + "/attestations";
        JsonNode found = http.get(path).json();
        assertThat(found.path("signers").asInt()).isEqualTo(1);
        assertThat(found.path("complete").asBoolean()).isTrue();
        assertThat(found.path("attestations").size()).isEqualTo(2);
        Http.Answer again = http.post(path, body(proof.attestations(), null));
        assertThat(again.status()).as("%s", again.text()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(found);

        ExecutionProof.Logged logged =
                (ExecutionProof.Logged)
                        Objects.requireNonNull(
                                gateway.core().ledger().proof(genesisMessage(), ProofLevel.LOGGED));
        String checkpoint =
                "/v1/checkpoints/"
                        + Long.toUnsignedString(logged.log().checkpoint().leafCount())
                        + "/attestations";
        assertThat(http.get(checkpoint).json().path("hash").asString())
                .isEqualTo(logged.log().checkpoint().hash().toString());
        assertThat(
                        http.post(checkpoint, body(logged.log().checkpointAttestations(), null))
                                .status())
                .isEqualTo(200);
        problem(http.get("/v1/checkpoints/123456789/attestations"), 404, "unknown-checkpoint");
    }

    @Test
    void refusesWhatNoMemberSigned() {
        ExecutionProof proof = proof();
        String path = "/v1/statements/" + proof.statement().hash() + "/attestations";
        List<Attestation> other = attested(Hash32.ZERO);
        problem(http.post(path, body(other, null)), 422, "attestation-refused");
        problem(
                http.post(path, body(List.of(proof.attestations().getLast()), null)),
                422,
                "attestation-refused");
        problem(
                http.post(path, body(proof.attestations().reversed(), null)),
                422,
                "attestation-refused");
        problem(
                http.post("/v1/statements/" + NOBODY + "/attestations", body(other, null)),
                404,
                "unknown-statement");
        problem(http.get("/v1/statements/" + NOBODY + "/attestations"), 404, "unknown-statement");
        for (String bad :
                new String[] {
                    "",
                    "[]",
                    "{}",
                    "{\"attestations\":[]}",
                    "{\"attestations\":{}}",
                    "{\"attestations\":[{}]}",
                    "{\"attestations\":[],\"more\":1}",
                    body(proof.attestations(), null).replace("\"index\":0", "\"index\":-1"),
                    body(proof.attestations(), null).replace("secp256k1", "sr25519"),
                    body(proof.attestations(), ByteString.of(1))
                }) {
            problem(http.post(path, bad), 400, "malformed-request");
        }
    }

    @Test
    void publishesThatThisGatewayLied() {
        ExecutionProof proof = proof();
        Statement ours = proof.statement();
        Statement lie = another(ours);
        List<Attestation> by = attested(lie.hash());
        String path = "/v1/statements/" + lie.hash() + "/attestations";
        Http.Answer differs = http.post(path, body(by, lie.encode()));
        problem(differs, 409, "statement-differs");
        String number = differs.json().path("equivocation").asString();
        JsonNode listed = listed(number);
        assertThat(listed.path("sequence").asString())
                .isEqualTo(Long.toUnsignedString(ours.sequence()));

        Equivocation evidence =
                Objects.requireNonNull(
                        Equivocation.of(ours, proof.attestations().getFirst(), lie, by.getFirst()));
        Http.Answer again = http.post("/v1/equivocations", EquivocationJson.write(evidence));
        assertThat(again.status()).as("%s", again.text()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(listed);

        MemberKeys stranger = new MemberKeys(Hash32.hex("11".repeat(32)), null);
        Attestation foreign =
                stranger.sign(new AttestorSet(0, 1, List.of(stranger.member())), lie.hash())
                        .getFirst();
        Equivocation unproven =
                Objects.requireNonNull(
                        Equivocation.of(ours, proof.attestations().getFirst(), lie, foreign));
        problem(
                http.post("/v1/equivocations", EquivocationJson.write(unproven)),
                422,
                "no-equivocation");
        problem(http.post("/v1/equivocations", "{}"), 400, "malformed-request");
        problem(http.get("/v1/equivocations?limit=0"), 400, "malformed-request");
        problem(http.get("/v1/equivocations?after=-1"), 400, "malformed-request");
    }

    private JsonNode listed(String number) {
        long before = Long.parseLong(number) - 1;
        JsonNode page = http.get("/v1/equivocations?limit=1&after=" + before).json();
        assertThat(page.path("equivocations").size()).isEqualTo(1);
        assertThat(page.path("equivocations").get(0).path("number").asString()).isEqualTo(number);
        return page.path("equivocations").get(0);
    }

    private static void problem(Http.Answer answer, int status, String type) {
        assertThat(answer.status()).as("%s", answer.text()).isEqualTo(status);
        assertThat(answer.json().path("type").asString())
                .isEqualTo("urn:xcm-gateway:problem:" + type);
    }

    private ExecutionProof proof() {
        return Objects.requireNonNull(
                gateway.core().ledger().proof(genesisMessage(), ProofLevel.ATTESTED));
    }

    private Hash32 genesisMessage() {
        return gateway.core().ledger().instances().getFirst().genesisMessageId();
    }

    private List<Attestation> attested(Hash32 hash) {
        return self().sign(gateway.core().ledger().attestors().current(), hash);
    }

    private static MemberKeys self() {
        return new MemberKeys(keyFile("attestor.secp256k1"), keyFile("attestor.ed25519"));
    }

    private static Statement another(Statement of) {
        return new Statement(
                of.instanceId(),
                of.sequence(),
                of.previousStatementHash(),
                of.moduleHash(),
                of.engineProfile(),
                of.trieProfile(),
                of.entryPoint(),
                of.messageHash(),
                of.messageId(),
                of.contextHash(),
                of.preRoot(),
                Hash32.hex("cd".repeat(32)),
                of.outcome(),
                of.gasUsed(),
                of.effectsCount(),
                of.effectsRoot());
    }

    static String body(List<Attestation> attestations, @Nullable ByteString statement) {
        StringBuilder json = new StringBuilder("{\"attestations\":[");
        for (Attestation each : attestations) {
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"setId\":\"")
                    .append(Long.toUnsignedString(each.setId()))
                    .append("\",\"index\":")
                    .append(each.index())
                    .append(",\"scheme\":\"")
                    .append(each.scheme().name().toLowerCase(Locale.ROOT))
                    .append("\",\"signature\":\"")
                    .append(each.signature())
                    .append("\"}");
        }
        json.append(']');
        if (statement != null) {
            json.append(",\"statement\":\"").append(statement).append('"');
        }
        return json.append('}').toString();
    }
}
