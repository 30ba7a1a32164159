package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.http.problem.ProblemType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// A module that is meant to break its host: each message is a statement `Trapped`, changes nothing
/// of the module's state, and is followed by one that works.
class HostileModuleTest extends RunningGateway {
    private static final Hash32 ACCOUNT = Hash32.hex("33".repeat(32));
    private static final long PARACHAIN = 666;
    private static final long GAS = HostileInstance.GAS;

    private JsonNode hostile = tools.jackson.databind.node.NullNode.getInstance();

    @BeforeEach
    void optIn() {
        Hash32 instance = HostileInstance.optIn(gateway.core(), PARACHAIN);
        hostile = http.get("/v1/instances/" + instance).json();
    }

    @AfterEach
    void afterwards() {
        theNextGoodMessageWorks();
    }

    @ParameterizedTest
    @CsvSource({
        "1, OutOfGas",
        "2, DepthExceeded",
        "3, OutOfGas",
        "4, Trap",
        "5, BrokenResult",
        "6, BrokenResult",
        "7, Trap",
        "8, Trap",
        "9, Trap"
    })
    void isTrappedAndChangesNothing(int code, String kind) {
        JsonNode before = http.get("/v1/instances/" + id(hostile)).json();

        JsonNode receipt = execute(hostile, HostileInstance.order(code, GAS + code));

        assertThat(receipt.path("outcome").toString()).isEqualTo("{\"Trapped\":\"" + kind + "\"}");
        assertThat(receipt.path("gasUsed")).isEqualTo(receipt.path("gasLimit"));
        assertThat(receipt.path("sequence")).isEqualTo(before.path("nextSequence"));
        assertThat(receipt.at("/roots/post")).isEqualTo(before.path("stateRoot"));
        assertThat(receipt.at("/roots/pre")).isEqualTo(receipt.at("/roots/post"));
        assertThat(receipt.path("effects").size()).isZero();
        JsonNode next = execute(hostile, HostileInstance.order(0, GAS + 100 + code));
        assertThat(next.path("outcome").has("Complete")).as("%s", next).isTrue();
        assertThat(next.at("/roots/pre")).isEqualTo(receipt.at("/roots/post"));
    }

    @Test
    void isAskedForPricesThatItDoesNotKnow() {
        http.post("/v1/instances/" + id(hostile) + "/fees", "{\"xcm\":\"0x0500\"}")
                .problem(ProblemType.NOT_ANSWERED);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "4, 1", "6, 2", "0, 3"})
    void consumesTheNonceOfAnAccountAllTheSame(int code, long nonce) {
        JsonNode receipt =
                execute(
                        hostile,
                        Programs.signed(
                                ACCOUNT,
                                hostile,
                                HostileInstance.program(code),
                                nonce,
                                Programs.FAR_FUTURE_MS,
                                GAS));

        assertThat(receipt.path("outcome").has(code == 0 ? "Complete" : "Trapped")).isTrue();
        assertThat(receipt.at("/roots/pre")).isNotEqualTo(receipt.at("/roots/post"));
    }
}
