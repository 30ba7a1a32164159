package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.proof.ModuleSource;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.Verdict;
import io.xcmgateway.proof.log.CheckpointNote;
import io.xcmgateway.proof.log.LogConsistency;
import io.xcmgateway.proof.mmr.AncestryProof;
import java.nio.file.Files;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The log as everybody can ask for it.
class CheckpointTest extends RunningGateway {
    private static final String SCALE = "application/vnd.xcmgateway.checkpoint";
    private static final String PROOF = "application/vnd.xcmgateway.proof";
    private static final String CONSISTENCY = "application/vnd.xcmgateway.consistency";

    @Test
    void aMessageIsLoggedWhenItsReceiptIsThere() {
        String message = "/v1/messages/" + executed();
        JsonNode json = http.get(message).json();
        assertThat(json.path("status").asString()).isEqualTo("logged");

        LogSection log = logged(message);
        assertThat(json.at("/log/index").asString()).isEqualTo("" + log.logIndex());
        assertThat(json.at("/log/checkpoint").asString())
                .isEqualTo("" + log.checkpoint().leafCount());
        assertThat(log.logIndex()).isLessThan(log.checkpoint().leafCount());
    }

    @Test
    void aLoggedProofConvincesOthersAndNeverChanges() throws Exception {
        String path = "/v1/messages/" + executed() + "/proof?level=logged";
        Http.Answer scale = http.get(path, "Accept", PROOF);
        executed();
        assertThat(http.get(path, "Accept", PROOF).body()).isEqualTo(scale.body());
        assertThat(scale.header("cache-control")).contains("immutable");

        PolicyJson.Read policy = PolicyJson.read(Files.readString(gateway.policyFile()));
        assertThat(policy).isInstanceOf(PolicyJson.Read.Usable.class);
        Verdict verdict =
                new ProofVerifier(ModuleSource.NONE, Clock.systemUTC())
                        .verify(
                                ByteString.wrap(scale.body()),
                                ((PolicyJson.Read.Usable) policy).trusted());
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted ->
                                assertThat(accepted.established())
                                        .endsWith("and it is in their public log"));
        JsonNode json = http.get(path).json();
        assertThat(json.at("/log/checkpoint/mmrRoot").asString()).matches("0x[0-9a-f]{64}");
        assertThat(json.at("/log/checkpointAttestations/0/scheme").asString())
                .isEqualTo("secp256k1");
    }

    @Test
    void replayableProofsAreInTheLogToo() {
        String message = "/v1/messages/" + executed();
        Http.Answer answer = http.get(message + "/proof?level=replayable", "Accept", PROOF);
        ExecutionProof proof = decoded(ExecutionProof.decode(ByteString.wrap(answer.body())));
        assertThat(((ExecutionProof.Replayable) proof).log()).isEqualTo(logged(message));
    }

    @Test
    void headsComeAsScaleJsonAndText() {
        executed();
        Http.Answer scale = http.get("/v1/checkpoints/latest", "Accept", SCALE);
        SignedCheckpoint head = decoded(SignedCheckpoint.decode(ByteString.wrap(scale.body())));
        String leafCount = "" + head.checkpoint().leafCount();
        JsonNode json = http.get("/v1/checkpoints/" + leafCount).json();
        Http.Answer note = http.get("/v1/checkpoints/latest.note");

        assertThat(scale.header("cache-control")).isEqualTo("no-cache");
        assertThat(
                        http.get(
                                        "/v1/checkpoints/latest",
                                        "Accept",
                                        SCALE,
                                        "If-None-Match",
                                        scale.header("etag"))
                                .status())
                .isEqualTo(304);
        assertThat(json.at("/checkpoint/leafCount").asString()).isEqualTo(leafCount);
        assertThat(json.at("/checkpoint/hash").asString())
                .isEqualTo(head.checkpoint().hash().toString());
        assertThat(http.get("/v1/checkpoints/" + leafCount).header("cache-control"))
                .contains("immutable");
        assertThat(note.header("content-type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(CheckpointNote.parse(note.text()))
                .isInstanceOfSatisfying(
                        CheckpointNote.Read.Usable.class,
                        usable -> {
                            assertThat(usable.note().signed()).isEqualTo(head);
                            assertThat(usable.note().text()).isEqualTo(note.text());
                            assertThat(usable.note().origin())
                                    .isEqualTo("xcm-gateway-development/log");
                        });
    }

    @Test
    void provesThatTheLogOnlyGrew() {
        SignedCheckpoint earlier = latest();
        executed();
        executed();
        SignedCheckpoint later = latest();
        String path =
                "/v1/checkpoints/"
                        + earlier.checkpoint().leafCount()
                        + "/consistency/"
                        + later.checkpoint().leafCount();
        Http.Answer scale = http.get(path, "Accept", CONSISTENCY);
        AncestryProof proof = decoded(AncestryProof.decode(ByteString.wrap(scale.body())));

        assertThat(
                        LogConsistency.check(
                                earlier,
                                later,
                                proof,
                                _ -> gateway.core().ledger().attestors().network().set()))
                .isInstanceOf(LogConsistency.Result.Consistent.class);
        assertThat(scale.header("cache-control")).contains("immutable");
        JsonNode json = http.get(path).json();
        assertThat(json.path("prevPeaks").size()).isEqualTo(proof.prevPeaks().size());
        assertThat(json.path("items").size()).isEqualTo(proof.items().size());
    }

    @Test
    void refusesWhatIsNotThereOrNotAsked() {
        for (String path : new String[] {"18446744073709551615", "9999999/consistency/99999999"}) {
            http.get("/v1/checkpoints/" + path).problem(ProblemType.UNKNOWN_CHECKPOINT);
        }
        for (String path :
                new String[] {
                    "0",
                    "-1",
                    "01",
                    "first",
                    "18446744073709551616",
                    "latest?form=text",
                    "latest.note?x=1",
                    "1?x=1",
                    "3/consistency/2",
                    "0/consistency/1",
                    "1/consistency/x",
                    "1/consistency/1?x=1"
                }) {
            http.get("/v1/checkpoints/" + path).problem(ProblemType.MALFORMED_REQUEST);
        }
        http.get("/v1/checkpoints/latest", "Accept", "text/html")
                .problem(ProblemType.NOT_ACCEPTABLE);
        http.get("/v1/checkpoints/latest.note", "Accept", SCALE)
                .problem(ProblemType.NOT_ACCEPTABLE);
        http.get("/v1/messages/" + Hash32.ZERO + "/proof?level=logged")
                .problem(ProblemType.UNKNOWN_MESSAGE);
    }

    private SignedCheckpoint latest() {
        Http.Answer scale = http.get("/v1/checkpoints/latest", "Accept", SCALE);
        return decoded(SignedCheckpoint.decode(ByteString.wrap(scale.body())));
    }

    private LogSection logged(String message) {
        Http.Answer answer = http.get(message + "/proof?level=logged", "Accept", PROOF);
        assertThat(answer.status()).as("%s", answer.text()).isEqualTo(200);
        ExecutionProof proof = decoded(ExecutionProof.decode(ByteString.wrap(answer.body())));
        return ((ExecutionProof.Logged) proof).log();
    }

    private String executed() {
        return execute(
                        parachain,
                        Programs.asserted(
                                fresh(Programs.transfer(10_000_000_000L, 0x31)),
                                Programs.HOST_CHAIN))
                .path("messageId")
                .asString();
    }

    private static <T> T decoded(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Value<T>(T value) -> value;
            case Decoded.Refused<T> refused -> throw new AssertionError(refused.message());
        };
    }
}
