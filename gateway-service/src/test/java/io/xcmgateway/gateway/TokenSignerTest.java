package io.xcmgateway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.gateway.pkcs11.Pkcs11;
import io.xcmgateway.gateway.pkcs11.SoftToken;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// A gateway in production whose attestor's keys are in a token.
@ExtendWith(OutputCaptureExtension.class)
class TokenSignerTest {
    private static final String KEYS = "xcm-gateway.keys.";

    @TempDir private Path directory;

    private static void key(
            Map<String, String> properties, String scheme, SoftToken token, String label) {
        String prefix = KEYS + scheme + ".pkcs11.";
        properties.put(prefix + "module", token.modulePath().toString());
        properties.put(prefix + "token-label", token.label());
        properties.put(prefix + "key-label", label);
        properties.put(prefix + "pin-file", token.pinFile().toString());
    }

    @Test
    void provesWithKeysThatNeverLeaveTheToken(CapturedOutput output) throws Exception {
        SoftToken token = SoftToken.make(directory.resolve("token"), "attestor");
        Map<String, String> properties = ProductionRun.properties(directory);
        try (Pkcs11 tokens = new Pkcs11()) {
            for (KeyScheme scheme : KeyScheme.values()) {
                ByteString id =
                        tokens.generate(
                                        token.place(),
                                        scheme,
                                        "key of " + scheme.word(),
                                        ByteString.ascii(scheme.word()))
                                .publicId();
                properties.put(
                        "xcm-gateway.network.attestors[0]."
                                + (scheme == KeyScheme.SECP256K1 ? "address" : "ed25519"),
                        id.toString());
                key(properties, scheme.word(), token, "key of " + scheme.word());
            }
        }
        Hash32 first;
        Hash32 instance;
        try (ProductionRun run = ProductionRun.start(properties)) {
            instance = run.optIn(2000);
            first = run.submit(instance, "0500");
            assertThat(run.proven(first).attestations()).hasSize(2);
            assertThat(run.readiness()).isEqualTo(200);

            token.remove();
            Hash32 waiting = run.submit(instance, "05040a");
            run.untilNotReady();
            assertThat(run.core().unavailable()).startsWith("token \"attestor\" of");
            token.putBack();
            run.untilReady();
            assertThat(run.proven(waiting).statement().sequence()).isEqualTo(2);
        }
        try (ProductionRun run = ProductionRun.start(properties)) {
            run.proven(first);
            run.proven(run.submit(instance, "05080a0a"));
        }
        assertThat(output.getAll())
                .doesNotContain(SoftToken.PIN)
                .contains("nothing can be signed: token");

        key(properties, "secp256k1", token, "another");
        assertThatThrownBy(() -> ProductionRun.start(properties))
                .rootCause()
                .hasMessageContaining("private key \"another\" of secp256k1 must be in the token");
        key(properties, "secp256k1", token, "key of secp256k1");
        properties.put("xcm-gateway.network.attestors[0].address", "0x" + "12".repeat(20));
        assertThatThrownBy(() -> ProductionRun.start(properties))
                .rootCause()
                .hasMessageContaining("the current attestor set must have this gateway's Member");
        properties.put(KEYS + "secp256k1.pkcs11.slot", "1");
        properties.put(KEYS + "secp256k1.keystore", "/none");
        properties.remove(KEYS + "ed25519.pkcs11.key-label");
        assertThatThrownBy(() -> ProductionRun.start(properties))
                .rootCause()
                .hasMessageContaining("secp256k1")
                .hasMessageContaining("either keystore and password-file or pkcs11 must be set")
                .hasMessageContaining("either token-label or slot must be set")
                .hasMessageContaining("either key-label or key-id must be set");
    }
}
