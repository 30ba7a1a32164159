package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.spree.module.HostKeys;
import io.xcmgateway.spree.profile.LedgerKeys;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Reads of an instance's state over the wire.
class StateReadTest extends RunningGateway {
    private static final ByteString ACCOUNT = ByteString.hex("0x" + "81".repeat(32));
    private static final String ACCOUNT_LOCATION =
            "{\"parents\":0,\"interior\":{\"X1\":[{\"AccountId32\":{\"network\":null,\"id\":\"0x"
                    + "81".repeat(32)
                    + "\"}}]}}";

    @Test
    void tellPresentFromAbsent() {
        JsonNode meta = read("/state/" + HostKeys.meta()).json();
        JsonNode none = read("/state/0x01ffff").json();

        assertThat(meta.path("present").asBoolean()).isTrue();
        assertThat(meta.path("valueBytes").asInt())
                .isEqualTo((meta.path("value").asString().length() - 2) / 2);
        assertThat(meta.has("about")).isFalse();
        assertThat(none.path("present").asBoolean(true)).isFalse();
        assertThat(none.has("value")).isFalse();
        for (JsonNode each : List.of(meta, none)) {
            JsonNode instance = http.get("/v1/instances/" + id(parachain)).json();
            assertThat(each.path("stateRoot")).isEqualTo(instance.path("stateRoot"));
            assertThat(Long.parseLong(each.path("sequence").asString()) + 1)
                    .isEqualTo(Long.parseLong(instance.path("nextSequence").asString()));
        }
    }

    @Test
    void saysWhatTheStandardModuleKeepsUnderAKey() {
        receive(10_000_000_000L);

        JsonNode balance = read("/state/" + LedgerKeys.balance(Location.PARENT, ACCOUNT)).json();

        assertThat(balance.at("/about/Balance/account").asString()).isEqualTo(ACCOUNT.toString());
        assertThat(balance.path("valueBytes").asInt()).isEqualTo(16);
    }

    @Test
    void tellWhatWasThereBefore() {
        receive(10_000_000_000L);
        String key = "/state/" + LedgerKeys.balance(Location.PARENT, ACCOUNT);
        JsonNode before = read(key).json();
        receive(10_000_000_000L);
        JsonNode after = read(key).json();

        JsonNode again = read(key + "?at=" + before.path("sequence").asString()).json();

        assertThat(again).isEqualTo(before);
        assertThat(after.path("value")).isNotEqualTo(before.path("value"));
        assertThat(read(key + "?at=" + after.path("sequence").asString()).json()).isEqualTo(after);
        http.get(path(key + "?at=18446744073709551615")).problem(ProblemType.UNKNOWN_STATEMENT);
        http.get(path(key + "?at=-1")).problem(ProblemType.MALFORMED_REQUEST);
        http.get("/v1/instances/" + Hash32.ZERO + "/state/0x00?at=0")
                .problem(ProblemType.UNKNOWN_INSTANCE);
    }

    @Test
    void areProvenToWhoAsks() {
        receive(10_000_000_000L);
        String key = LedgerKeys.balance(Location.PARENT, ACCOUNT).toString();
        String before = read("/state/" + key).json().path("sequence").asString();
        receive(10_000_000_000L);

        Http.Answer newest = read("/state/" + key + "/proof");
        Http.Answer older = read("/state/" + key + "/proof?at=" + before);

        assertThat(newest.json().path("level").asString()).isEqualTo("state");
        assertThat(newest.json().at("/state/keys/0").asString()).isEqualTo(key);
        assertThat(older.json().at("/statement/sequence").asString()).isEqualTo(before);
        assertThat(older.header("cache-control")).contains("immutable");
        assertThat(
                        http.get(
                                        path("/state/" + key + "/proof?at=" + before),
                                        "If-None-Match",
                                        older.header("etag"))
                                .status())
                .isEqualTo(304);
        http.get(path("/state/" + key + "/proof?at=18446744073709551615"))
                .problem(ProblemType.UNKNOWN_STATEMENT);
        http.get("/v1/instances/" + Hash32.ZERO + "/state/0x00/proof")
                .problem(ProblemType.UNKNOWN_INSTANCE);
        http.get(path("/state/0xZZ/proof")).problem(ProblemType.MALFORMED_REQUEST);
        http.get(path("/state/0x00/proof"), "Accept", "text/html")
                .problem(ProblemType.NOT_ACCEPTABLE);
    }

    @Test
    void haveTheStateAsValidator() {
        Http.Answer first = read("/traps");

        assertThat(first.header("etag"))
                .isEqualTo(
                        "\""
                                + first.json().path("sequence").asString()
                                + "-"
                                + first.json().path("stateRoot").asString()
                                + "\"");
        assertThat(first.header("cache-control")).isEqualTo("no-cache");
        for (String path : List.of("/traps", "/state/0x00", "/accounts/0x11/assets")) {
            assertThat(http.get(path(path), "If-None-Match", first.header("etag")).status())
                    .as(path)
                    .isEqualTo(304);
        }
        receive(10_000_000_000L);
        assertThat(http.get(path("/traps"), "If-None-Match", first.header("etag")).status())
                .isEqualTo(200);
    }

    @Test
    void listTheAssetsOfAnAccountInPages() {
        receive(10_000_000_000L);
        String relay = Programs.transfer(10_000_000_000L, 0x81);
        execute(
                parachain,
                Programs.asserted(
                        fresh(relay.replace("\"parents\":1", "\"parents\":2")),
                        Programs.HOST_CHAIN));

        JsonNode all = read("/accounts/" + ACCOUNT + "/assets").json();
        JsonNode located = read("/accounts/" + encoded(ACCOUNT_LOCATION) + "/assets").json();

        assertThat(all.path("account").asString()).isEqualTo(ACCOUNT.toString());
        assertThat(all.path("assets").size()).isEqualTo(2);
        assertThat(all.has("next")).isFalse();
        assertThat(located).isEqualTo(all);
        assertThat(all.path("assets").valueStream().map(it -> it.path("text").asString()))
                .anyMatch(it -> it.endsWith(" DOT"));
        assertThat(paged("/accounts/" + ACCOUNT + "/assets?limit=1"))
                .isEqualTo(all.path("assets").valueStream().toList());
        for (JsonNode each : all.path("assets")) {
            JsonNode value = read("/state/" + each.path("stateKey").asString()).json();
            assertThat(value.path("present").asBoolean()).isTrue();
        }
    }

    private List<JsonNode> paged(String first) {
        List<JsonNode> all = new ArrayList<>();
        String path = first;
        for (int pages = 0; pages < 1000; pages++) {
            JsonNode page = read(path).json();
            assertThat(page.path("assets").size()).isLessThanOrEqualTo(1);
            page.path("assets").forEach(all::add);
            if (!page.has("next")) {
                return all;
            }
            path = first + "&after=" + page.path("next").asString();
        }
        throw new AssertionError("pages must end");
    }

    @Test
    void listNothingForAnAccountThatHoldsNothing() {
        JsonNode nobody = read("/accounts/0x" + "99".repeat(32) + "/assets").json();
        JsonNode nowhere =
                read("/accounts/"
                                + encoded("{\"parents\":7,\"interior\":{\"X1\":[\"OnlyChild\"]}}")
                                + "/assets")
                        .json();

        assertThat(nobody.path("assets")).isEmpty();
        assertThat(nowhere.path("assets")).isEmpty();
        // The last converter of the profile has an account for every location.
        assertThat(nowhere.path("account").asString()).matches("0x[0-9a-f]{64}");
    }

    @Test
    void listTraps() {
        String left =
                "{\"V5\":[{\"WithdrawAsset\":[{\"id\":{\"parents\":1,\"interior\":\"Here\"},\"fun\":{\"Fungible\":\"AMOUNT\"}}]},"
                    + "{\"BuyExecution\":{\"fees\":{\"id\":{\"parents\":1,\"interior\":\"Here\"},\"fun\":{\"Fungible\":\"10000000000\"}},\"weight_limit\":\"Unlimited\"}}]}";
        List<String> hashes = new ArrayList<>();
        for (long amount : new long[] {20_000_000_001L, 20_000_000_002L}) {
            JsonNode receipt =
                    execute(
                            parachain,
                            Programs.asserted(
                                    fresh(left.replace("AMOUNT", String.valueOf(amount))),
                                    Programs.HOST_CHAIN));
            receipt.path("effects")
                    .forEach(effect -> {
                        JsonNode trapped = effect.at("/Event/decoded/AssetsTrapped/hash");
                        if (trapped.isString()) {
                            hashes.add(trapped.asString());
                        }
                    });
        }
        assertThat(hashes).hasSize(2);

        List<String> listed = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            JsonNode page = read("/traps?limit=1" + after).json();
            more = page.path("more").asBoolean();
            for (JsonNode trap : page.path("traps")) {
                listed.add(trap.path("hash").asString());
                assertThat(trap.path("count").asInt()).isPositive();
                after = "&after=" + trap.path("hash").asString();
            }
        }

        assertThat(listed).containsAll(hashes).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/state/",
                "/state/0x",
                "/state/00",
                "/state/0x0",
                "/state/0xAB",
                "/state/0x00?at=7x",
                "/state/0x00?proof=1",
                "/traps?limit=0",
                "/traps?limit=101",
                "/traps?after=0x11",
                "/traps?before=1",
                "/accounts/0x/assets",
                "/accounts/bob/assets",
                "/accounts/0x11/assets?limit=0",
                "/accounts/0x11/assets?after=7",
                "/accounts/0x11/assets?after=0x11",
                "/accounts/0x11/assets?page=1"
            })
    void refuseWhatIsNotAsDocumented(String what) {
        ProblemType type =
                what.equals("/state/") ? ProblemType.NOT_FOUND : ProblemType.MALFORMED_REQUEST;

        http.get(path(what)).problem(type);
    }

    @Test
    void refuseKeysThatAreTooLongAndInstancesThatDoNotExist() {
        http.get(path("/state/0x" + "00".repeat(1025))).problem(ProblemType.MALFORMED_REQUEST);
        for (String what : List.of("/state/0x00", "/traps", "/accounts/0x11/assets")) {
            http.get("/v1/instances/" + Hash32.ZERO + what).problem(ProblemType.UNKNOWN_INSTANCE);
            http.get("/v1/instances/0x11" + what).problem(ProblemType.MALFORMED_REQUEST);
            http.get(path(what), "Accept", "text/html").problem(ProblemType.NOT_ACCEPTABLE);
            http.post(path(what), "{}").problem(ProblemType.METHOD_NOT_ALLOWED);
        }
    }

    private void receive(long amount) {
        execute(
                parachain,
                Programs.asserted(fresh(Programs.transfer(amount, 0x81)), Programs.HOST_CHAIN));
    }

    private Http.Answer read(String what) {
        Http.Answer answer = http.get(path(what));
        assertThat(answer.status()).as("%s", answer.text()).isEqualTo(200);
        return answer;
    }

    private String path(String what) {
        return "/v1/instances/" + id(parachain) + what;
    }

    private static String encoded(String json) {
        return URLEncoder.encode(json, StandardCharsets.UTF_8);
    }
}
