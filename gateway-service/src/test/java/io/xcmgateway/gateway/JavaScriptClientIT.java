package io.xcmgateway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.gateway.keystore.Keystore;
import io.xcmgateway.gateway.keystore.Password;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a dApp does: polkadot.js and ethers build, sign and submit messages to the packaged
/// service, with the functions that README.md tells to copy. Needs node, and npm to fetch the
/// packages of the lock file; skipped with a message where they are not to be had.
final class JavaScriptClientIT {
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "check.mjs", "keystores.mjs");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```js\\n(.*?)^```$");
    private static final String PROBLEM = "urn:xcm-gateway:problem:";
    private static final long COMMAND_SECONDS_MAX = 180;

    @TempDir private static Path home;

    private static JsonNode results = JsonMapper.shared().createObjectNode();

    @BeforeAll
    static void submits() throws Exception {
        for (String name : FILES) {
            try (InputStream in =
                    JavaScriptClientIT.class.getResourceAsStream("/clients/" + name)) {
                Files.write(home.resolve(name), Objects.requireNonNull(in, name).readAllBytes());
            }
        }
        Matcher block = BLOCK.matcher(Files.readString(PackagedService.ROOT.resolve("README.md")));
        assertThat(block.find()).as("a js block in README.md").isTrue();
        Files.writeString(home.resolve("submit.mjs"), block.group(1));
        assumeTrue(run("node", "--version") == 0, "skipped: no node on the path");
        assumeTrue(
                run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund") == 0,
                "skipped: npm cannot fetch @polkadot/types and ethers");
        try (PackagedService service = PackagedService.start(home)) {
            assertThat(run("node", "check.mjs", service.url())).as("%s", output()).isZero();
            results = JsonMapper.shared().readTree(output());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sr25519", "ed25519", "ecdsa", "ethereum"})
    void executesWhatTheAccountSigned(String scheme) throws Exception {
        JsonNode result = results.path(scheme);
        JsonNode receipt = result.at("/good/body");

        assertThat(result.at("/funded/receipt/outcome").has("Complete"))
                .as("%s", result.path("funded"))
                .isTrue();
        assertThat(result.at("/good/status").asInt()).as("%s", receipt).isEqualTo(200);
        assertThat(receipt.path("outcome").has("Complete")).as("%s", receipt).isTrue();
        assertThat(receipt.at("/origin/parents").asInt(-1)).isZero();
        assertThat(receipt.at("/origin/interior/X1/0")).isEqualTo(result.path("account"));
        assertThat(receipt.at("/executed/scale").asString())
                .isEqualTo(result.path("encoded").asString());
        assertThat(receipt.at("/balanceChanges/0/delta").asString()).isEqualTo("-50000000000");
        assertThat(result.at("/next/status").asInt()).as("the nonce after").isEqualTo(200);

        int exit =
                run(
                        PackagedService.JAVA.toString(),
                        "-XX:-DontCompileHugeMethods",
                        "-jar",
                        PackagedService.ROOT
                                .resolve("proof-verifier/target/xcm-verify.jar")
                                .toString(),
                        "verify",
                        scheme + ".scale",
                        "--policy",
                        PackagedService.data(home).resolve("development-policy.json").toString());
        assertThat(exit).as("%s", output()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sr25519", "ed25519", "ecdsa", "ethereum"})
    void refusesAnotherNonceAndAnotherMessage(String scheme) {
        JsonNode skipped = results.at("/" + scheme + "/skipped");
        JsonNode tampered = results.at("/" + scheme + "/tampered");

        assertThat(skipped.path("status").asInt()).as("%s", skipped).isEqualTo(409);
        assertThat(skipped.at("/body/type").asString()).isEqualTo(PROBLEM + "nonce-conflict");
        assertThat(skipped.at("/body/expected").asString()).isEqualTo("1");
        assertThat(tampered.path("status").asInt()).as("%s", tampered).isEqualTo(401);
        assertThat(tampered.at("/body/type").asString()).isEqualTo(PROBLEM + "origin-not-proven");
    }

    /// Those that `keys generate` makes are those of wallets.
    @Test
    void walletsOpenOurKeystores() throws Exception {
        Path password =
                Files.createFile(
                        home.resolve("keystore-password"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, "correct horse ⚡ battery\n");
        Hash32 secret = Hash32.hex("7c".repeat(31) + "02");
        try (Password opened = Password.read(password)) {
            Keystore.close(KeyScheme.SECP256K1, secret, opened, new Random(1))
                    .createFile(home.resolve("web3.json"));
            Keystore.close(KeyScheme.ED25519, secret, opened, new Random(2))
                    .createFile(home.resolve("substrate.json"));
        }
        assertThat(run("node", "keystores.mjs")).as("%s", output()).isZero();
        JsonNode wallets = JsonMapper.shared().readTree(output());
        assertThat(wallets.path("address").asString())
                .isEqualTo(KeyScheme.SECP256K1.publicId(secret).toString());
        ByteString signature = ByteString.hex(wallets.path("signature").asString().substring(2));
        Hash32 hash = Hash32.hex("42".repeat(32));
        assertThat(Secp256k1.recoverable(Secp256k1.publicKey(secret), hash, signature.slice(0, 64)))
                .isEqualTo(Secp256k1.sign(secret, hash));
        assertThat(wallets.path("type").asString()).isEqualTo("ed25519");
        assertThat(wallets.path("publicKey").asString())
                .isEqualTo(KeyScheme.ED25519.publicId(secret).toString());
        assertThat(wallets.path("edSignature").asString())
                .isEqualTo(Ed25519.sign(secret, ByteString.ascii("hello")).toString());
    }

    private static String output() throws IOException {
        return Files.readString(home.resolve("output"));
    }

    /// @return the exit code; 127 if there is no such command
    private static int run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(home.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(home.resolve("output").toFile())
                            .start();
            boolean ended = process.waitFor(COMMAND_SECONDS_MAX, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(ended).as("%s ended", List.of(command)).isTrue();
            return process.exitValue();
        } catch (IOException _) {
            return 127;
        }
    }
}
