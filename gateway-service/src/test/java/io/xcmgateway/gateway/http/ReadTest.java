package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.proof.ShownState;
import io.xcmgateway.proof.trie.PartialTrie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadTest extends RunningGateway {
    private static final String SCALE = "application/vnd.xcmgateway.proof";

    @Test
    void describesInstances() {
        JsonNode one = http.get("/v1/instances/" + id(people)).json();

        assertThat(one.path("name").asString())
                .isEqualTo("GlobalConsensus(Polkadot)/Parachain(1004)");
        assertThat(one.path("status").asString()).isEqualTo("active");
        assertThat(one.at("/location/X3/2/GeneralKey/data")).isEqualTo(one.path("moduleHash"));
        JsonNode genesis = http.get(one.at("/links/genesisProof").asString()).json();
        assertThat(genesis.at("/statement/entryPoint").asString()).isEqualTo("genesis");
        assertThat(genesis.path("statementHash")).isEqualTo(one.at("/genesis/statementHash"));
    }

    @Test
    void handsOutModulesByHash() {
        String hash = people.path("moduleHash").asString();

        Http.Answer bytes = http.get("/v1/modules/" + hash, "Accept", "application/wasm");
        JsonNode module = http.get("/v1/modules/" + hash).json();

        assertThat(Hashing.blake2b256(ByteString.wrap(bytes.body())).toString()).isEqualTo(hash);
        assertThat(bytes.header("content-type")).isEqualTo("application/wasm");
        assertThat(module.path("sizeBytes").asInt()).isEqualTo(bytes.body().length);
        assertThat(http.get("/v1/modules").json().path("modules").valueStream()).contains(module);
        http.get("/v1/modules/" + Hash32.ZERO).problem(ProblemType.UNKNOWN_MODULE);
    }

    @Test
    void receiptsNeverChangeAndAreKnownAgain() {
        String path = "/v1/messages/" + executed() + "/receipt";

        Http.Answer first = http.get(path);
        Http.Answer again = http.get(path, "If-None-Match", first.header("etag"));
        Http.Answer other = http.get(path, "If-None-Match", "\"something else\"");

        assertThat(first.header("etag")).matches("\"[0-9a-f]{64}\"");
        assertThat(first.header("cache-control")).contains("immutable").contains("public");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("etag")).isEqualTo(first.header("etag"));
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(first.body());
    }

    @Test
    void proofsComeAsScaleAndAsJson() {
        String path = "/v1/messages/" + executed() + "/proof?level=replayable";

        Http.Answer scale = http.get(path, "Accept", SCALE);
        Http.Answer json = http.get(path, "Accept", "application/json;q=0.9, text/html");

        assertThat(scale.header("content-type")).isEqualTo(SCALE);
        assertThat(scale.header("vary")).contains("Accept");
        assertThat(scale.header("etag")).isNotEqualTo(json.header("etag"));
        ExecutionProof proof = decode(scale.body());
        assertThat(proof.level()).isEqualTo(ProofLevel.REPLAYABLE);
        assertThat(json.json().path("statementHash").asString())
                .isEqualTo(proof.statement().hash().toString());
        assertThat(json.json().at("/replay/evidence").has("Asserted")).isTrue();
        assertThat(json.json().at("/replay/module").has("Embedded")).isTrue();
        assertThat(http.get(path, "Accept", SCALE).body()).isEqualTo(scale.body());
        assertThat(http.get(path, "Accept", SCALE, "If-None-Match", scale.header("etag")).status())
                .isEqualTo(304);
    }

    @Test
    void proofsShowKeysAndEffects() {
        String id = executed();
        String size = "0x00" + HexFormat.of().formatHex("size".getBytes(StandardCharsets.US_ASCII));
        String query = "level=state&effect=1&key=0x01ff&key=" + size + "&effect=0";
        String path = "/v1/messages/" + id + "/proof?" + query;

        ExecutionProof.State proof =
                (ExecutionProof.State) decode(http.get(path, "Accept", SCALE).body());
        JsonNode json = http.get(path).json();

        assertThat(proof.state().keys().stream().map(ByteString::toString))
                .containsExactly(size, "0x01ff");
        assertThat(proof.state().effects().stream().map(each -> each.index()))
                .containsExactly(0L, 1L);
        PartialTrie shown =
                ((PartialTrie.Opened.Usable) Objects.requireNonNull(ShownState.after(proof)))
                        .trie();
        assertThat(shown.ask(proof.state().keys().getFirst()))
                .isInstanceOf(PartialTrie.Answer.Present.class);
        assertThat(shown.ask(proof.state().keys().getLast()))
                .isInstanceOf(PartialTrie.Answer.Absent.class);
        assertThat(json.at("/state/keys/0").asString()).isEqualTo(size);
        assertThat(json.at("/state/effects/1/index").asInt()).isEqualTo(1);
        String all = path.replace("level=state", "level=replayable");
        assertThat(
                        ((ExecutionProof.Replayable) decode(http.get(all, "Accept", SCALE).body()))
                                .state())
                .isEqualTo(proof.state());
        http.get("/v1/messages/" + id + "/proof?level=state&effect=4294967295")
                .problem(ProblemType.NO_SUCH_EFFECT);
    }

    @Test
    void proofsShowManyLongKeys() {
        String keys =
                IntStream.range(0, 64)
                        .mapToObj(each -> "&key=0x01" + "%02x".formatted(each).repeat(128))
                        .collect(Collectors.joining());

        ExecutionProof.State proof =
                (ExecutionProof.State)
                        decode(
                                http.get(
                                                "/v1/messages/"
                                                        + executed()
                                                        + "/proof?level=state"
                                                        + keys,
                                                "Accept",
                                                SCALE)
                                        .body());

        assertThat(proof.state().keys()).hasSize(64);
    }

    @Test
    void proofsShowAllKeysUnderAPrefixToTheVerifierOnTheCommandLine(@TempDir Path directory)
            throws Exception {
        String path = "/v1/messages/" + executed() + "/proof?level=state&prefix=0x01&count=2";
        Path file = directory.resolve("proof.scale");

        Files.write(file, http.get(path, "Accept", SCALE).body());
        JsonNode first = listed(file, "--prefix", "0x01", "--count", "2");
        assertThat(first.path("keys")).hasSize(2);
        assertThat(listed(file, "--prefix", "0x01").toString()).contains("INCOMPLETE");
        String after = first.at("/keys/1/key").asString();

        Files.write(file, http.get(path + "&after=" + after, "Accept", SCALE).body());
        JsonNode second = listed(file, "--prefix", "0x01", "--after", after, "--count", "2");
        assertThat(second.at("/keys/0/key").asString()).isGreaterThan(after);
    }

    /// What `xcm-verify state` says, in a process of its own.
    private static JsonNode listed(Path proof, String... question) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("io.xcmgateway.proof.cli.Main", "state", proof.toString()));
        command.addAll(List.of("--root", "post", "--json"));
        command.addAll(List.of(question));
        Process process = new ProcessBuilder(command).start();
        String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return JsonMapper.builder().build().readTree(json);
    }

    @Test
    void attestedIsTheLevelThatNobodyNamed() {
        String id = executed();

        Http.Answer plain = http.get("/v1/messages/" + id + "/proof", "Accept", SCALE);

        assertThat(decode(plain.body()).level()).isEqualTo(ProofLevel.ATTESTED);
        assertThat(http.get("/v1/messages/" + id + "/proof?level=attested", "Accept", SCALE).body())
                .isEqualTo(plain.body());
    }

    @Test
    void knowsNothingOfWhatWasNeverAccepted() {
        for (String what : new String[] {"", "/receipt", "/proof", "/proof?level=replayable"}) {
            http.get("/v1/messages/" + Hash32.ZERO + what).problem(ProblemType.UNKNOWN_MESSAGE);
            http.get("/v1/messages/0x00" + what).problem(ProblemType.MALFORMED_REQUEST);
        }
    }

    @Test
    void isHealthyAndShowsItsLimits() {
        assertThat(http.get("/actuator/health/readiness").json().path("status").asString())
                .isEqualTo("UP");
        assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(http.get("/actuator/prometheus").text())
                .contains("resilience4j_bulkhead_available_concurrent_calls{name=\"submissions\"}");
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

    private static ExecutionProof decode(byte[] scale) {
        return switch (ExecutionProof.decode(ByteString.wrap(scale))) {
            case Decoded.Value<ExecutionProof>(ExecutionProof proof) -> proof;
            case Decoded.Refused<ExecutionProof> refused ->
                    throw new AssertionError(refused.message());
        };
    }
}
