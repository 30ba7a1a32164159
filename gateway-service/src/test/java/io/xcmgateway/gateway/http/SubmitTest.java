package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.execution.MessageGate;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.net.http.HttpRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class SubmitTest extends RunningGateway {
    private static final long AMOUNT = 100_000_000_000L;

    @Autowired MessageGate gate;

    @Test
    void executesAProgramAndShowsWhatItChanged() {
        String program = fresh(Programs.transfer(AMOUNT, 0x21));

        Http.Answer answer =
                http.post(
                        messages(parachain),
                        Programs.asserted(program, Programs.HOST_CHAIN),
                        "Prefer",
                        "wait=30");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("preference-applied")).isEqualTo("wait=30");
        JsonNode receipt = answer.json();
        assertThat(receipt.at("/outcome/Complete/used/ref_time").asString()).isNotEmpty();
        JsonNode paid = receipt.at("/balanceChanges/0");
        assertThat(paid.path("who").toString()).isEqualTo(Programs.HOST_CHAIN);
        assertThat(paid.path("delta").asString()).isEqualTo("-" + AMOUNT);
        JsonNode got = receipt.at("/balanceChanges/1");
        assertThat(got.path("account").asString()).isEqualTo("0x" + "21".repeat(32));
        assertThat(got.path("before").asString()).isEqualTo("0");
        assertThat(Long.parseLong(got.path("after").asString()))
                .isPositive()
                .isLessThanOrEqualTo(AMOUNT);
        assertThat(got.path("text").asString()).contains("gains");
        assertThat(receipt.at("/executed/scale").asString())
                .isEqualTo(Programs.scale(program).toString());
        assertThat(receipt.at("/executed/hash").asString())
                .isEqualTo(Hashing.blake2b256(Programs.scale(program)).toString());
        assertThat(answer.header("content-location"))
                .isEqualTo("/v1/messages/" + receipt.path("messageId").asString() + "/receipt");
    }

    /// Each with an amount of its own, so that none is a message that was there before.
    static Stream<Arguments> jsonForms() {
        return Stream.of(
                Arguments.of("canonical", AMOUNT + 1, Programs.transfer(AMOUNT + 1, 0x29)),
                Arguments.of(
                        "polkadot.js", AMOUNT + 2, Programs.transferPolkadotJs(AMOUNT + 2, 0x29)),
                Arguments.of("papi", AMOUNT + 3, Programs.transferPapi(AMOUNT + 3, 0x29)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jsonForms")
    void executesAProgramInEachFormOfJson(String form, long amount, String program) {
        JsonNode receipt = execute(parachain, Programs.asserted(program, Programs.HOST_CHAIN));

        assertThat(receipt.path("outcome").has("Complete")).as("%s", receipt).isTrue();
        assertThat(receipt.at("/executed/scale").asString())
                .as(form)
                .isEqualTo(Programs.scale(Programs.transfer(amount, 0x29)).toString());
        assertThat(receipt.at("/executed/xcm").has("V5")).as("answered canonically").isTrue();
    }

    @Test
    void showsTheStatementWhoseHashIsSigned() {
        JsonNode receipt =
                execute(
                        people,
                        Programs.asserted(
                                fresh(Programs.transfer(AMOUNT, 0x22)), Programs.HOST_CHAIN));

        Statement statement =
                switch (Statement.decode(ByteString.hex(receipt.path("statement").asString()))) {
                    case Decoded.Value<Statement>(Statement value) -> value;
                    case Decoded.Refused<Statement> refused ->
                            throw new AssertionError(refused.message());
                };

        assertThat(receipt.path("statementHash").asString()).isEqualTo(statement.hash().toString());
        assertThat(receipt.path("sequence").asString()).isEqualTo("" + statement.sequence());
        assertThat(receipt.at("/roots/post").asString()).isEqualTo(statement.postRoot().toString());
        // One member, with both schemes.
        assertThat(receipt.path("attestations").size()).isEqualTo(2);
    }

    @Test
    void acceptsAtOnceAndCanBeFollowed() {
        Http.Answer answer =
                http.post(
                        messages(parachain),
                        Programs.asserted(
                                fresh(Programs.transfer(AMOUNT, 0x23)), Programs.HOST_CHAIN));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers().firstValue("preference-applied")).isEmpty();
        String id = answer.json().path("messageId").asString();
        assertThat(answer.header("location")).isEqualTo("/v1/messages/" + id);
        assertThat(answer.json().path("status").asString()).isIn("accepted", "executed", "logged");

        gate.whenExecuted(Hash32.hex(id)).toCompletableFuture().join();

        JsonNode message = http.get(answer.header("location")).json();
        assertThat(message.path("status").asString()).isEqualTo("logged");
        assertThat(message.path("retryable").asBoolean(true)).isFalse();
        assertThat(http.get(message.at("/links/receipt").asString()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "application/vnd.xcmgateway.xcm"})
    void takesBytesWithTheirOriginInAHeader(String type) {
        ByteString scale = Programs.scale(fresh(Programs.transfer(AMOUNT, 0x24)));

        Http.Answer answer =
                http.send(
                        http.to(messages(parachain))
                                .headers(
                                        "content-type",
                                        type,
                                        "Xcm-Origin",
                                        "{\"asserted\":" + Programs.HOST_CHAIN + "}",
                                        "Xcm-Gas-Limit",
                                        "40000000",
                                        "Prefer",
                                        "wait=30")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(scale.toByteArray())));

        assertThat(answer.status()).as("%s", answer.text()).isEqualTo(200);
        assertThat(answer.json().path("gasLimit").asString()).isEqualTo("40000000");
        assertThat(answer.json().at("/outcome").has("Complete")).isTrue();
    }

    @Test
    void knowsAMessageAgainInEveryForm() {
        String program = fresh(Programs.transfer(AMOUNT, 0x25));
        JsonNode first = execute(parachain, Programs.asserted(program, Programs.HOST_CHAIN));

        JsonNode again =
                execute(parachain, Programs.asserted(Programs.scale(program), Programs.HOST_CHAIN));

        assertThat(again).isEqualTo(first);
    }

    @Test
    void answersAnIdempotencyKeyOnceForEachOrigin() {
        String body =
                Programs.asserted(fresh(Programs.transfer(AMOUNT, 0x26)), Programs.HOST_CHAIN);
        String other =
                Programs.asserted(fresh(Programs.transfer(AMOUNT, 0x26)), Programs.HOST_CHAIN);
        String elsewhere =
                Programs.asserted(
                        fresh(Programs.transfer(AMOUNT, 0x26)),
                        "{\"parents\":2,\"interior\":\"Here\"}");
        String[] key = {"Idempotency-Key", "payment-1", "Prefer", "wait=30"};

        Http.Answer first = http.post(messages(parachain), body, key);
        Http.Answer again = http.post(messages(parachain), body, key);

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        JsonNode problem =
                http.post(messages(parachain), other, key)
                        .problem(ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertThat(problem.path("messageId")).isEqualTo(first.json().path("messageId"));
        assertThat(http.post(messages(parachain), elsewhere, key).status()).isEqualTo(200);
    }

    @Test
    void refusesAnIdempotencyKeyThatIsNone() {
        String body = Programs.asserted(Programs.transfer(AMOUNT, 1), Programs.HOST_CHAIN);

        http.post(messages(parachain), body, "Idempotency-Key", "two words")
                .problem(ProblemType.MALFORMED_REQUEST);
        http.post(messages(parachain), body, "Idempotency-Key", "a", "Idempotency-Key", "b")
                .problem(ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void anAccountSpendsWhatItSignsFor() {
        Hash32 alice = seed("alice");
        ByteString program = Programs.scale(fresh(Programs.transfer(AMOUNT, 0x27)));

        JsonNode first = execute(people, Programs.signed(alice, people, program, 0));
        JsonNode second =
                execute(
                        people,
                        Programs.signed(
                                alice,
                                people,
                                Programs.scale(fresh(Programs.transfer(AMOUNT, 0x27))),
                                1));

        assertThat(first.path("outcome").has("Complete")).as("%s", first).isTrue();
        assertThat(first.at("/origin/interior/X1/0").has("AccountId32")).isTrue();
        assertThat(second.path("outcome").has("Complete")).isTrue();
        assertThat(second.at("/balanceChanges/1/before"))
                .isEqualTo(first.at("/balanceChanges/1/after"));
    }

    @Test
    void ignoresAPreferenceItDoesNotUnderstand() {
        String body =
                Programs.asserted(fresh(Programs.transfer(AMOUNT, 0x28)), Programs.HOST_CHAIN);

        assertThat(http.post(messages(parachain), body, "Prefer", "wait=soon").status())
                .isEqualTo(202);
        assertThat(http.post(messages(parachain), body, "Prefer", "wait=0").status())
                .isEqualTo(202);
        Http.Answer capped =
                http.post(messages(parachain), body, "Prefer", "respond-async, wait=9999");
        assertThat(capped.status()).isEqualTo(200);
        assertThat(capped.header("preference-applied")).isEqualTo("wait=30");
    }
}
