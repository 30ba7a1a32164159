package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.xcmgateway.api.bytes.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Messages that real chains sent, through HTTP. The file belongs to others and stays where it is.
class RealMessagesTest extends RunningGateway {
    private static final Path FILE =
            Path.of("..", "..", "shared", "external", "xcm-real-world.json");

    /// What this version of the module executes, as far as the messages use it.
    private static final Set<String> EXECUTED =
            Set.of(
                    "ReserveAssetDeposited",
                    "ReceiveTeleportedAsset",
                    "WithdrawAsset",
                    "ClearOrigin",
                    "BuyExecution",
                    "PayFees",
                    "RefundSurplus",
                    "DepositAsset",
                    "SetTopic");

    @Test
    void executesThoseThatUseWhatTheModuleHas() throws IOException {
        assumeThat(FILE)
                .as("messages of the real world at %s", FILE.toAbsolutePath().normalize())
                .exists();
        int paid = 0;
        int barred = 0;
        for (JsonNode message :
                JsonMapper.shared().readTree(Files.readAllBytes(FILE)).path("messages")) {
            if (!message.path("version").asString().equals("V5")
                    || !uses(message.path("instructions"))) {
                continue;
            }
            String first = message.at("/instructions/0").asString();
            JsonNode receipt = execute(people, body(message));
            assertThat(receipt.at("/executed/scale").asString())
                    .isEqualTo(message.path("scaleHex").asString());
            assertThat(receipt.at("/executed/xcm")).isEqualTo(message.path("json"));
            if (first.equals("ReserveAssetDeposited") || first.equals("ReceiveTeleportedAsset")) {
                assertThat(receipt.path("outcome").has("Complete")).as("%s", receipt).isTrue();
                assertThat(receipt.path("balanceChanges").size()).as("%s", receipt).isEqualTo(1);
                assertThat(receipt.at("/balanceChanges/0/delta").asString()).doesNotStartWith("-");
                paid++;
            } else {
                // The rest of a program, as it runs on the chain that it is forwarded to: alone it
                // has nothing to pay with, and the barrier says so.
                assertThat(receipt.at("/outcome/Incomplete/error/error").asString())
                        .as("%s", receipt)
                        .isEqualTo("Barrier");
                barred++;
            }
        }
        assertThat(paid).isEqualTo(4);
        assertThat(barred).isEqualTo(5);
    }

    private static boolean uses(JsonNode instructions) {
        return instructions.valueStream().allMatch(each -> EXECUTED.contains(each.asString()));
    }

    /// From the chain that holds the asset: where it is a reserve, or the host chain.
    private static String body(JsonNode message) {
        JsonNode asset = message.at("/json/V5/0/ReserveAssetDeposited/0/id/interior");
        String origin =
                asset.isObject()
                        ? "{\"parents\":1,\"interior\":{\"X1\":["
                                + asset.iterator().next().get(0)
                                + "]}}"
                        : Programs.HOST_CHAIN;
        return Programs.asserted(ByteString.hex(message.path("scaleHex").asString()), origin);
    }
}
