package io.xcmgateway.gateway.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.GatewayApplication;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NewApiKeyTest {

    private static List<String> lines(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static String after(String label, String line) {
        assertThat(line).startsWith(label);
        return line.substring(label.length()).strip();
    }

    @Test
    void printsAKeyAndWhatIsStoredOfIt() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NewApiKey.print(new Random(1), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(lines(out)).hasSize(2);
        String key = after("key for the client:", lines(out).getFirst());
        JsonNode entry =
                JsonMapper.shared().readTree(after("entry of its \"keys\":", lines(out).getLast()));
        assertThat(key).matches("xgk_[0-9a-f]{16}_[0-9a-f]{64}");
        assertThat(entry.path("id").asString()).isEqualTo(key.substring(4, 20));
        assertThat(entry.path("sha256").asString())
                .isEqualTo(
                        ByteString.wrap(
                                        MessageDigest.getInstance("SHA-256")
                                                .digest(key.getBytes(StandardCharsets.US_ASCII)))
                                .toString());
        assertThat(entry.toString()).doesNotContain(key.substring(21));
    }

    @Test
    void isACommandOfTheServiceAndNoTwoKeysAreTheSame() {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            GatewayApplication.main(new String[] {NewApiKey.COMMAND});
            GatewayApplication.main(new String[] {NewApiKey.COMMAND});
        } finally {
            System.setOut(before);
        }

        assertThat(lines(out)).hasSize(4).doesNotHaveDuplicates();
    }
}
