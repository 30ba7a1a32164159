package io.xcmgateway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.gateway.keystore.Keystore;
import io.xcmgateway.gateway.keystore.Password;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What an operator can switch on shows neither keys nor passwords: everything logged, every
/// endpoint with all values, and the heap, which has no text of them.
@ExtendWith(OutputCaptureExtension.class)
class SecretsTest {
    private static final List<String> ENDPOINTS =
            List.of("env", "configprops", "beans", "health", "info", "mappings", "loggers");

    @TempDir private Path directory;

    @Test
    void areInNoLogNoEndpointAndNoTextInTheHeap(CapturedOutput output) throws Exception {
        Map<String, String> properties = ProductionRun.properties(directory);
        // Never a string here either: the heap is the test's own.
        byte[] password = hexOfChance(new SecureRandom());
        Path passwordFile =
                Files.createFile(
                        directory.resolve("attestor-password"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.write(passwordFile, password);
        byte[] secret = new byte[Hash32.LENGTH_BYTES];
        new SecureRandom().nextBytes(secret);
        secret[0] &= 0x7f;
        Path keystore = directory.resolve("attestor.json");
        try (Password opened = Password.read(passwordFile)) {
            Keystore.close(
                            KeyScheme.SECP256K1,
                            new Hash32(ByteString.copyOf(secret, 0, secret.length)),
                            opened,
                            new SecureRandom())
                    .createFile(keystore);
        }
        properties.put(
                "xcm-gateway.network.attestors[0].address",
                KeyScheme.SECP256K1
                        .publicId(new Hash32(ByteString.copyOf(secret, 0, secret.length)))
                        .toString());
        properties.put("xcm-gateway.keys.secp256k1.keystore", keystore.toString());
        properties.put("xcm-gateway.keys.secp256k1.password-file", passwordFile.toString());
        properties.put("xcm-gateway.security.enabled", "false");
        properties.put("management.endpoints.web.exposure.include", "*");
        properties.put("management.endpoint.env.show-values", "always");
        properties.put("management.endpoint.configprops.show-values", "always");
        properties.put("logging.level.root", "debug");
        properties.put("logging.level.io.xcmgateway", "trace");
        StringBuilder shown = new StringBuilder();
        Path heap = directory.resolve("heap.hprof");
        try (ProductionRun run = ProductionRun.start(properties)) {
            run.proven(run.submit(run.optIn(2000), "0500"));
            for (String endpoint : ENDPOINTS) {
                shown.append(run.ask("/actuator/" + endpoint).body());
            }
            Arrays.fill(password, (byte) 0);
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpHeap(heap.toString(), true);
        }
        assertThat(shown.toString())
                .as("what is shown has the place of the password")
                .contains(passwordFile.toString());
        byte[] text = Files.readAllBytes(passwordFile);
        byte[] hex = hex(secret);
        int half = hex.length / 2;
        for (byte[] digits :
                List.of(
                        Arrays.copyOf(hex, half),
                        Arrays.copyOfRange(hex, half, hex.length),
                        text)) {
            assertThat(has(output.getAll().getBytes(StandardCharsets.UTF_8), digits))
                    .as("in the log")
                    .isFalse();
            assertThat(has(shown.toString().getBytes(StandardCharsets.UTF_8), digits))
                    .as("at an endpoint")
                    .isFalse();
        }
        assertThat(has(heap, "test network".getBytes(StandardCharsets.US_ASCII)))
                .as("the heap has texts")
                .isTrue();
        assertThat(has(heap, hex)).as("hex of the key in the heap").isFalse();
        assertThat(has(heap, text)).as("the password in the heap").isFalse();
    }

    private static byte[] hexOfChance(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return hex(bytes);
    }

    private static byte[] hex(byte[] bytes) {
        byte[] digits = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        byte[] hex = new byte[2 * bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            hex[2 * i] = digits[bytes[i] >> 4 & 15];
            hex[2 * i + 1] = digits[bytes[i] & 15];
        }
        return hex;
    }

    private static boolean has(Path file, byte[] digits) throws IOException {
        byte[] window = new byte[1 << 20];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                int read = in.readNBytes(window, kept, window.length - kept);
                if (has(Arrays.copyOf(window, kept + read), digits)) {
                    return true;
                }
                if (read < window.length - kept) {
                    return false;
                }
                kept = digits.length - 1;
                System.arraycopy(window, window.length - kept, window, 0, kept);
            }
        }
    }

    private static boolean has(byte[] in, byte[] digits) {
        for (int i = 0; i + digits.length <= in.length; i++) {
            int same = 0;
            while (same < digits.length && in[i + same] == digits[same]) {
                same++;
            }
            if (same == digits.length) {
                return true;
            }
        }
        return false;
    }
}
