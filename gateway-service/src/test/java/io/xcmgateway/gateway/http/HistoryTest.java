package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.proof.HistoryMode;
import io.xcmgateway.proof.HistoryVerdict;
import io.xcmgateway.proof.ModuleSource;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.TrustedNetworks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Histories that are served in pages, and proofs that are judged by the server.
class HistoryTest extends RunningGateway {
    private static final String PROOFS = "application/vnd.xcmgateway.proofs";
    private static final String PROOF = "application/vnd.xcmgateway.proof";
    private static final String VERIFY = "/v1/verifications";
    private static final int ITEMS_MAX = 100;
    private static final int BYTES_MAX = 4 << 20;

    private String path = "";

    @BeforeEach
    void haveAHistory() {
        path = "/v1/instances/" + id(parachain) + "/statements";
        theNextGoodMessageWorks();
        theNextGoodMessageWorks();
    }

    private static List<ByteString> items(Http.Answer page) {
        assertThat(page.header("content-type")).isEqualTo(PROOFS);
        Decoded<List<ByteString>> items =
                ScaleReader.decode(
                        page.content(), in -> in.vec(ITEMS_MAX, item -> item.byteVec(BYTES_MAX)));
        assertThat(items).isInstanceOf(Decoded.Value.class);
        return ((Decoded.Value<List<ByteString>>) items).value();
    }

    private TrustedNetworks policy() throws IOException {
        PolicyJson.Read read = PolicyJson.read(Files.readString(gateway.policyFile()));
        assertThat(read).isInstanceOf(PolicyJson.Read.Usable.class);
        return ((PolicyJson.Read.Usable) read).trusted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"attested", "logged", "replayable"})
    void isAcceptedByTheVerifier(String level) throws IOException {
        List<ByteString> proofs = items(http.get(path + "?to=2&level=" + level, "Accept", PROOFS));
        boolean replays = level.equals("replayable");

        HistoryVerdict verdict =
                new ProofVerifier(ModuleSource.NONE, Clock.systemUTC())
                        .verifyHistory(
                                proofs,
                                policy(),
                                replays ? HistoryMode.REPLAYED : HistoryMode.LINKED);

        assertThat(proofs).hasSize(3);
        assertThat(verdict).isInstanceOf(HistoryVerdict.Accepted.class);
        assertThat(((HistoryVerdict.Accepted) verdict).statements()).isEqualTo(3);
    }

    @Test
    void feedsTheCommandLineVerifier(@TempDir Path directory)
            throws IOException, InterruptedException {
        List<ByteString> proofs = items(http.get(path, "Accept", PROOFS));
        Path history = Files.createDirectory(directory.resolve("history"));
        for (int i = 0; i < proofs.size(); i++) {
            Files.write(history.resolve("proof-" + i), proofs.get(i).toByteArray());
        }

        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:-DontCompileHugeMethods",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.xcmgateway.proof.cli.Main",
                                "history",
                                history.toString(),
                                "--policy",
                                gateway.policyFile().toString())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).startsWith("ACCEPTED, linked");
    }

    @Test
    void comesInPagesThatFollowEachOther() {
        JsonNode all = http.get(path + "?to=2").json();
        List<JsonNode> one = new ArrayList<>();
        for (int i = 0; i <= 2; i++) {
            http.get(path + "?from=" + i + "&to=" + i).json().path("proofs").forEach(one::add);
        }

        assertThat(all.path("instanceId").asString()).isEqualTo(id(parachain));
        assertThat(all.has("next")).isFalse();
        assertThat(one).isEqualTo(all.path("proofs").valueStream().toList()).hasSize(3);
        assertThat(http.get(path + "?from=1000000").json().path("proofs").isEmpty()).isTrue();
    }

    @Test
    void isNotSentAgainToWhoHasIt() {
        Http.Answer page = http.get(path + "?to=1");
        assertThat(http.get(path + "?to=1", "If-None-Match", page.header("etag")).status())
                .isEqualTo(304);
    }

    @Test
    void refusesRangesAndLevelsThatAreNone() {
        for (String query :
                new String[] {"?from=x", "?to=-1", "?from=3&to=2", "?level=state", "?limit=1"}) {
            http.get(path + query).problem(ProblemType.MALFORMED_REQUEST);
        }
        http.get(path, "Accept", "text/html").problem(ProblemType.NOT_ACCEPTABLE);
        http.get("/v1/instances/" + ApiExamples.HASH + "/statements")
                .problem(ProblemType.UNKNOWN_INSTANCE);
        http.get("/v1/instances/0x/statements").problem(ProblemType.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attested", "logged", "replayable"})
    void judgesAPostedProof(String level) {
        ByteString proof =
                items(http.get(path + "?from=1&to=1&level=" + level, "Accept", PROOFS)).getFirst();
        for (Http.Answer answer :
                List.of(
                        http.postBytes(VERIFY, PROOF, proof.toByteArray()),
                        http.post(VERIFY, "{\"proof\":\"" + proof + "\"}"))) {
            JsonNode json = answer.json();
            assertThat(json.path("verdict").asString()).as("%s", json).isEqualTo("accepted");
            assertThat(json.path("level").asString()).isEqualTo(level);
            assertThat(json.path("trust").asString()).contains("trusting this server");
            assertThat(json.path("notEstablished").isEmpty()).isFalse();
        }
    }

    @Test
    void saysWhyAProofIsRefused() {
        byte[] proof =
                items(http.get(path + "?from=1&to=1", "Accept", PROOFS)).getFirst().toByteArray();
        proof[proof.length - 1] ^= 1;
        JsonNode forged = http.postBytes(VERIFY, PROOF, proof).json();
        JsonNode none = http.postBytes(VERIFY, PROOF, new byte[] {0}).json();

        for (JsonNode json : List.of(forged, none)) {
            assertThat(json.path("verdict").asString()).isEqualTo("refused");
            assertThat(json.path("findings").values().stream().toList().getLast().path("holds"))
                    .hasToString("false");
            assertThat(json.has("established")).isFalse();
        }
        assertThat(none.at("/findings/0/step").asString()).isEqualTo("decode");
    }

    @Test
    void refusesVerificationsThatAreNotDocumented() {
        http.post(VERIFY, "{\"proof\":\"00\"}").problem(ProblemType.MALFORMED_REQUEST);
        http.post(VERIFY, "{}").problem(ProblemType.MALFORMED_REQUEST);
        http.post(VERIFY + "?deep=1", "{}").problem(ProblemType.MALFORMED_REQUEST);
        http.postBytes(VERIFY, "text/plain", new byte[1])
                .problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        http.postBytes(VERIFY, PROOF, new byte[(4 << 20) + 1])
                .problem(ProblemType.CONTENT_TOO_LARGE);
        http.postBytes(VERIFY, PROOF, new byte[1], "Accept", "text/html")
                .problem(ProblemType.NOT_ACCEPTABLE);
        http.get(VERIFY).problem(ProblemType.METHOD_NOT_ALLOWED);
    }
}
