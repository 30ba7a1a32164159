package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.spree.module.GenesisResult;
import io.xcmgateway.spree.profile.Finding;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.ProfileJson;
import io.xcmgateway.spree.profile.ProfileRules;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// The rules of profiles are those of the module: what one refuses, the other refuses.
final class ProfileRulesTest {
    private static final int MUTATED_PROFILES = 400;
    private static final int MUTATIONS_MAX = 3;

    private static final Map<String, Profile> PROFILES = ProfileDocuments.all();
    private static final JsonNode SYSTEM = good("system-parachain");
    private static final JsonNode PARACHAIN = good("parachain");
    private static final JsonNode MOCK = good("mock");

    private static final String POOLS = "/services/exchange/Pools";

    private static final JsonNode ONLY_INSUFFICIENT =
            ProfileDocuments.with(
                    good("people-paseo"), "/config/adapters/0/Fungible/sufficient", "false");

    private static String pool(int first, String firstAmount, int second, String secondAmount) {
        return "{\"first\":"
                + asset(first, firstAmount)
                + ",\"second\":"
                + asset(second, secondAmount)
                + ",\"owner\":{\"Account\":\"0x01\"}}";
    }

    private static String asset(int parents, String amount) {
        return "{\"id\":{\"parents\":"
                + parents
                + ",\"interior\":\"Here\"},\"fun\":{\"Fungible\":\""
                + amount
                + "\"}}";
    }

    private static JsonNode good(String name) {
        return ProfileDocuments.tree(Objects.requireNonNull(PROFILES.get(name)));
    }

    private static final String NOWHERE =
            "{\"parents\":9,\"interior\":{\"X1\":[{\"Parachain\":4}]}}";

    /// @param pointers of all findings
    private record Rule(String what, JsonNode document, List<String> pointers) {}

    private static Rule rule(String what, JsonNode good, String pointer, String value) {
        return rule(what, good, pointer, value, pointer);
    }

    private static Rule rule(
            String what, JsonNode good, String pointer, String value, String... findings) {
        return new Rule(what, ProfileDocuments.with(good, pointer, value), List.of(findings));
    }

    private static Stream<Rule> rules() {
        String table = "/config/weigher/Table";
        String tokens = "/config/adapters";
        return Stream.of(
                rule("no holding", SYSTEM, "/config/holding_limit", "0"),
                rule("a holding too large", SYSTEM, "/config/holding_limit", "257"),
                rule("no instructions", SYSTEM, table + "/instructions_max", "0"),
                rule("too many instructions", SYSTEM, table + "/instructions_max", "101"),
                rule(
                        "too many instructions, all alike",
                        PARACHAIN,
                        "/config/weigher/Fixed/instructions_max",
                        "101"),
                rule("no weights", SYSTEM, table + "/prices", "[]"),
                rule("filters that weigh nothing", SYSTEM, table + "/all_units", "0"),
                rule("a weight of no instruction", SYSTEM, table + "/prices/41/instruction", "52"),
                rule("weights out of order", SYSTEM, table + "/prices/1/instruction", "0"),
                rule(
                        "nothing let through",
                        SYSTEM,
                        "/config/barrier",
                        "{\"Any\":[]}",
                        "/config/barrier/Any"),
                rule(
                        "nothing let through inside",
                        SYSTEM,
                        "/config/barrier",
                        "{\"WithComputedOrigin\":{\"inner\":{\"Any\":[\"AllowEverything\","
                                + "{\"Any\":[]}]},\"prefixes_max\":8}}",
                        "/config/barrier/WithComputedOrigin/inner/Any/1/Any"),
                rule(
                        "an adapter twice",
                        PARACHAIN,
                        tokens + "/1/Fungible/id",
                        PARACHAIN.at(tokens + "/0/Fungible/id").toString(),
                        tokens + "/1/Fungible/id",
                        "/config/traders/1/FixedRateOfFungible/asset",
                        "/config/teleporters/1/Case/assets/Wild/AllOf/id",
                        "/endowments/2/asset",
                        "/endowments/3/asset"),
                rule(
                        "an empty check account",
                        PARACHAIN,
                        tokens + "/0/Fungible/checking",
                        "{\"account\":\"0x\",\"mint\":\"Local\"}",
                        tokens + "/0/Fungible/checking/account"),
                rule(
                        "weight for an unknown asset",
                        PARACHAIN,
                        "/config/traders/0/FixedRateOfFungible/asset",
                        NOWHERE),
                rule(
                        "a fee divided by zero",
                        SYSTEM,
                        "/config/traders/0/UsingComponents/fee/MaxOfComponents/ref_time_div",
                        "\"0\""),
                rule(
                        "a proof size divided by zero",
                        SYSTEM,
                        "/config/traders/0/UsingComponents/fee/MaxOfComponents/proof_size_div",
                        "\"0\""),
                rule(
                        "a refund of nothing",
                        SYSTEM,
                        "/config/traders/-",
                        "{\"RefundArtefact\":{\"asset\":" + NOWHERE + ",\"amount\":\"0\"}}",
                        "/config/traders/5/RefundArtefact/amount"),
                rule(
                        "trust for an unknown asset",
                        PARACHAIN,
                        "/config/teleporters/0/Case/assets/Wild/AllOf/id",
                        NOWHERE),
                rule(
                        "trust for things that are not kept",
                        PARACHAIN,
                        "/config/teleporters/0/Case/assets/Wild/AllOf/fun",
                        "\"NonFungible\"",
                        "/config/teleporters/0/Case/assets/Wild/AllOf/id"),
                rule(
                        "trust without assets",
                        PARACHAIN,
                        "/config/reserves/1/Case/assets",
                        "{\"Definite\":[]}",
                        "/config/reserves/1/Case/assets/Definite"),
                rule(
                        "trust for an amount of an unknown asset",
                        PARACHAIN,
                        "/config/reserves/1/Case/assets",
                        "{\"Definite\":[{\"id\":" + NOWHERE + ",\"fun\":{\"Fungible\":\"1\"}}]}",
                        "/config/reserves/1/Case/assets/Definite/0"),
                rule("gas without end", PARACHAIN, "/services/routed_gas_limit", "\"50000000001\""),
                rule(
                        "subscriptions without a way for answers",
                        PARACHAIN,
                        "/services/routers",
                        "[]",
                        "/services/subscriptions"),
                rule(
                        "a call without bytes",
                        PARACHAIN,
                        "/services/calls/-",
                        "{\"Exact\":{\"call\":\"0x\",\"weight\":{\"ref_time\":\"1\","
                                + "\"proof_size\":\"1\"},\"needs\":\"Signed\"}}",
                        "/services/calls/1/Exact/call"),
                rule("a pool that keeps all", PARACHAIN, POOLS + "/fee_per_mille", "1000"),
                rule("no pools", PARACHAIN, POOLS + "/pools_max", "0"),
                rule(
                        "a pool that keeps nothing",
                        PARACHAIN,
                        POOLS + "/mint_min_liquidity",
                        "0",
                        POOLS + "/mint_min_liquidity",
                        POOLS + "/mint_min_liquidity"),
                rule("shares that nobody keeps", PARACHAIN, POOLS + "/shares", NOWHERE),
                rule(
                        "a pool of one asset",
                        PARACHAIN,
                        POOLS + "/initial/-",
                        pool(0, "9000000000", 0, "9000000000"),
                        POOLS + "/initial/0"),
                rule(
                        "a pool of an unknown asset",
                        PARACHAIN,
                        POOLS + "/initial/-",
                        pool(0, "9000000000", 9, "9000000000"),
                        POOLS + "/initial/0/second"),
                rule(
                        "a pool below the existential deposit",
                        PARACHAIN,
                        POOLS + "/initial/-",
                        pool(0, "9000000000", 1, "1000000"),
                        POOLS + "/initial/0/second"),
                rule(
                        "insufficient assets only",
                        ONLY_INSUFFICIENT,
                        "/config/dust",
                        "\"Refused\"",
                        "/config/adapters",
                        "/endowments/0/asset"),
                rule("a query twice", MOCK, "/services/queries/1/id", "\"1\""),
                rule(
                        "an id that none can follow",
                        MOCK,
                        "/services/queries/1/id",
                        "\"18446744073709551615\""),
                rule(
                        "nobody to notify",
                        MOCK,
                        "/services/calls/1",
                        "\"Test\"",
                        "/services/queries/1/notify"),
                rule(
                        "a network twice",
                        MOCK,
                        "/services/exports/-",
                        "{\"network\":\"Kusama\",\"price\":\"Free\"}",
                        "/services/exports/1/network"),
                rule(
                        "the origin of a response",
                        PARACHAIN,
                        "/services/origins/-",
                        "{\"Case\":{\"kind\":\"Xcm\",\"location\":\"Everything\",\"becomes\":"
                                + "{\"Response\":{\"parents\":1,\"interior\":\"Here\"}}}}",
                        "/services/origins/4/Case/becomes"),
                rule(
                        "less than the existential deposit",
                        PARACHAIN,
                        "/endowments/0/asset/fun/Fungible",
                        "\"999999999\"",
                        "/endowments/0/asset"),
                rule(
                        "an endowment of an unknown asset",
                        PARACHAIN,
                        "/endowments/0/asset/id",
                        NOWHERE,
                        "/endowments/0/asset"),
                rule(
                        "more than can be counted",
                        PARACHAIN,
                        "/endowments/1/asset/fun/Fungible",
                        "\"340282366920938463463374607431768211455\"",
                        "/endowments/1/asset"));
    }

    @TestFactory
    Stream<DynamicTest> eachRuleNamesThePlaceAndIsTheModules() {
        return rules().map(rule ->
                DynamicTest.dynamicTest(
                        rule.what,
                        () -> {
                            Profile profile = read(rule.document.toString());
                            List<Finding> findings = findings(profile);
                            assertThat(findings)
                                    .extracting(Finding::pointer)
                                    .isEqualTo(rule.pointers);
                            assertThat(findings)
                                    .allSatisfy(finding -> {
                                        assertThat(finding.expected()).isNotEmpty();
                                        assertThat(finding.found()).isNotEmpty();
                                        assertThat(finding.message()).contains(finding.pointer());
                                    });
                            assertThat(genesis(profile)).isInstanceOf(GenesisResult.Declined.class);
                        }));
    }

    /// As deep in the books as the module: what a good pool takes and gives.
    @Test
    void acceptsAPoolThatIsOpenFromTheStart() {
        JsonNode open =
                ProfileDocuments.with(
                        PARACHAIN, POOLS + "/initial/-", pool(0, "9000000000", 1, "4000000000"));
        Profile profile = read(open.toString());
        assertThat(findings(profile)).isEmpty();
        assertThat(genesis(profile)).isEqualTo(new GenesisResult.SetUp());
        JsonNode twice =
                ProfileDocuments.with(
                        open, POOLS + "/initial/-", pool(1, "4000000000", 0, "4000000000"));
        Profile doubled = read(twice.toString());
        assertThat(findings(doubled)).extracting(Finding::pointer).contains(POOLS + "/initial/1");
        assertThat(genesis(doubled)).isInstanceOf(GenesisResult.Declined.class);
    }

    /// Converters that know few locations.
    @Test
    void namesLocationsWithoutAnAccount() {
        JsonNode few =
                ProfileDocuments.with(PARACHAIN, "/config/converters", "[\"ChildParachain\"]");
        JsonNode paid =
                ProfileDocuments.with(
                        few, "/config/traders/1/FixedRateOfFungible/revenue", NOWHERE);
        Profile profile = read(paid.toString());
        assertThat(findings(profile))
                .extracting(Finding::pointer)
                .containsExactly(
                        "/config/traders/1/FixedRateOfFungible/revenue",
                        "/endowments/0/account",
                        "/endowments/2/account",
                        "/endowments/4/account",
                        "/services/fees_to");
        assertThat(genesis(profile)).isInstanceOf(GenesisResult.Declined.class);
    }

    @Test
    void namesAdaptersWithoutConverters() {
        Profile none =
                read(ProfileDocuments.with(PARACHAIN, "/config/converters", "[]").toString());
        assertThat(findings(none))
                .extracting(Finding::pointer)
                .startsWith("/config/adapters/0/Fungible", "/config/adapters/1/Fungible")
                .contains("/config/adapters/5/Fungibles");
        assertThat(genesis(none)).isInstanceOf(GenesisResult.Declined.class);
        Profile noAdapters =
                read(ProfileDocuments.with(PARACHAIN, "/config/adapters", "[]").toString());
        assertThat(findings(noAdapters)).extracting(Finding::pointer).contains("/config/adapters");
        assertThat(genesis(noAdapters)).isInstanceOf(GenesisResult.Declined.class);
    }

    /// A few changes at random places; whoever is right, both say the same.
    @TestFactory
    Stream<DynamicTest> agreesWithTheModuleOnMutatedProfiles() {
        List<JsonNode> good = PROFILES.values().stream().map(ProfileDocuments::tree).toList();
        return IntStream.range(0, MUTATED_PROFILES)
                .mapToObj(seed ->
                        DynamicTest.dynamicTest(
                                "seed " + seed,
                                () -> {
                                    Random random = new Random(seed);
                                    JsonNode document = good.get(seed % good.size());
                                    for (int i = 0; i <= random.nextInt(MUTATIONS_MAX); i++) {
                                        document = ProfileMutation.of(document, random);
                                    }
                                    agree(document);
                                }));
    }

    private static void agree(JsonNode document) {
        if (ProfileJson.read(document.toString())
                instanceof Decoded.Value<Profile>(Profile profile)) {
            List<Finding> findings = findings(profile);
            GenesisResult result = genesis(profile);
            assertThat(result instanceof GenesisResult.SetUp)
                    .as("%s, %s", findings, result)
                    .isEqualTo(findings.isEmpty());
        } else {
            assertThat(document.isObject()).isTrue();
        }
    }

    private static Profile read(String json) {
        return CommittedBlob.value(ProfileJson.read(json));
    }

    private static List<Finding> findings(Profile profile) {
        return ProfileRules.findings(profile, ProfileDocuments.universal());
    }

    private static GenesisResult genesis(Profile profile) {
        return CommittedBlob.genesisResult(profile.encode(), ProfileDocuments.universal());
    }
}
