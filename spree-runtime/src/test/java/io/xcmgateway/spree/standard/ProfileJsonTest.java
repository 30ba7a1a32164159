package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.ProfileJson;
import io.xcmgateway.spree.profile.ProfileVariants;
import io.xcmgateway.spree.profile.ReadyProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// The JSON form of profiles: read strictly, and as its schema says.
final class ProfileJsonTest {
    private static final JsonNode GOOD = ProfileDocuments.tree(ReadyProfile.PARACHAIN.profile());
    private static final String HERE = "{\"parents\":0,\"interior\":\"Here\"}";

    @TestFactory
    Stream<DynamicTest> readsBackWhatItWrites() {
        return ProfileDocuments.all().entrySet().stream()
                .map(it ->
                        DynamicTest.dynamicTest(
                                it.getKey(),
                                () ->
                                        ProfileForms.check(
                                                it.getValue(), ProfileDocuments.universal())));
    }

    /// @param pointer where the reader refuses it
    private record Broken(String what, String pointer, String json) {}

    private static Broken set(String what, String pointer, String value) {
        return new Broken(what, pointer, ProfileDocuments.with(GOOD, pointer, value).toString());
    }

    private static Broken set(String what, String at, String value, String refusedAt) {
        return new Broken(what, refusedAt, ProfileDocuments.with(GOOD, at, value).toString());
    }

    private static List<Broken> broken() {
        List<Broken> broken = new ArrayList<>();
        broken.add(set("another format", "/format", "2"));
        broken.add(set("an unknown barrier", "/config/barrier", "\"AllowNobody\""));
        broken.add(set("a barrier without content", "/config/barrier", "\"TrailingSetTopicAsId\""));
        broken.add(
                set(
                        "content of a barrier that has none",
                        "/config/barrier",
                        "{\"AllowEverything\":null}"));
        broken.add(
                set(
                        "two barriers in one",
                        "/config/barrier",
                        "{\"AllowEverything\":null,\"TakeWeightCredit\":null}"));
        broken.add(set("an unknown rule of dust", "/config/dust", "\"ignored\""));
        broken.add(set("an unknown key", "/config/wieger", "1"));
        broken.add(set("an unknown key at the top", "/profile", "{}"));
        broken.add(
                new Broken(
                        "a missing key",
                        "/services",
                        ProfileDocuments.without(GOOD, "/services/fees_to").toString()));
        broken.add(
                new Broken(
                        "missing weights",
                        "/config",
                        ProfileDocuments.without(GOOD, "/config/weigher").toString()));
        broken.add(set("a text for a number", "/config/holding_limit", "\"64\""));
        broken.add(set("a fraction", "/config/holding_limit", "64.5"));
        broken.add(set("a negative number", "/config/holding_limit", "-1"));
        broken.add(set("more than 32 bits", "/config/holding_limit", "4294967296"));
        String price = "/config/weigher/Fixed/unit/ref_time";
        broken.add(set("a number that JavaScript rounds", price, "9007199254740993"));
        broken.add(set("more than 64 bits", price, "\"18446744073709551616\""));
        broken.add(set("a leading zero", price, "\"01\""));
        broken.add(set("a sign", price, "\"+1\""));
        broken.add(set("hex for a number", price, "\"0x10\""));
        String deposit = "/config/adapters/0/Fungible/existential_deposit";
        broken.add(
                set("more than 128 bits", deposit, "\"340282366920938463463374607431768211456\""));
        broken.add(set("nothing for a number", deposit, "null"));
        broken.add(set("an object for a list", "/config/traders", "{}"));
        broken.add(set("nothing for a list", "/config/traders", "null"));
        broken.add(
                set(
                        "a location with 300 parents",
                        "/config/adapters/0/Fungible/id",
                        "{\"parents\":300,\"interior\":\"Here\"}",
                        "/config/adapters/0/Fungible/id/parents"));
        broken.add(
                set(
                        "a location of the junctions of X1 as X2",
                        "/config/adapters/0/Fungible/id",
                        "{\"parents\":0,\"interior\":{\"X2\":[{\"Parachain\":1}]}}",
                        "/config/adapters/0/Fungible/id/interior/X2"));
        broken.add(
                set(
                        "an amount of nothing",
                        "/endowments/-",
                        "{\"account\":{\"Account\":\"0x01\"},\"asset\":{\"id\":"
                                + HERE
                                + ",\"fun\":{\"Fungible\":\"0\"}}}",
                        "/endowments/0/asset/fun/Fungible"));
        broken.add(
                set(
                        "hex of half a byte",
                        "/endowments/-",
                        "{\"account\":{\"Account\":\"0x012\"},\"asset\":{\"id\":"
                                + HERE
                                + ",\"fun\":{\"Fungible\":\"1\"}}}",
                        "/endowments/0/account/Account"));
        return broken;
    }

    @TestFactory
    Stream<DynamicTest> readerAndSchemaRefuse() {
        return broken().stream()
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.what + " at " + each.pointer,
                                () -> {
                                    assertThat(refused(each.json).path()).isEqualTo(each.pointer);
                                    assertThat(ProfileForms.schemaErrors(each.json)).isNotEmpty();
                                }));
    }

    /// What a schema cannot see: a document has lost the second key before it is validated.
    @Test
    void refusesAKeyThatComesTwice() {
        String json = GOOD.toString();
        String twice = json.replaceFirst("\"format\":1", "\"format\":1,\"format\":1");
        assertThat(refused(twice).path()).isEqualTo("/format");
        assertThat(refused(json + " {}").expected()).isEqualTo("end of input");
        assertThat(refused(json.substring(0, json.length() / 2)).expected()).isNotEmpty();
    }

    @Test
    void refusesADocumentThatIsTooLong() {
        String long_ = " ".repeat(ProfileJson.CHARACTERS_MAX) + GOOD;
        assertThat(refused(long_).expected()).contains("characters");
    }

    /// No deeper than the module reads, so that neither stack is at the mercy of a document.
    @Test
    void refusesNestingThatTheModuleRefuses() {
        int levels = 200;
        String barrier =
                "{\"TrailingSetTopicAsId\":".repeat(levels)
                        + "\"AllowEverything\""
                        + "}".repeat(levels);
        JsonNode deep = ProfileDocuments.with(GOOD, "/config/barrier", barrier);
        assertThat(refused(deep.toString()).expected()).isEqualTo("nesting of at most 32");
    }

    private static Decoded.Refused<Profile> refused(String json) {
        Decoded<Profile> read = ProfileJson.read(json);
        assertThat(read).isInstanceOf(Decoded.Refused.class);
        return (Decoded.Refused<Profile>) read;
    }

    /// Whatever the schema tells to exist, the reader knows under that name, and the other way
    /// round: both refuse a name that is wrong by one letter, and the reader lists none beyond.
    @TestFactory
    Stream<DynamicTest> schemaSaysTheAlternativesOfTheReader() {
        JsonNode definitions =
                ProfileDocuments.MAPPER.readTree(ProfileForms.schemaText()).get("$defs");
        return ProfileVariants.names().entrySet().stream()
                .map(it ->
                        DynamicTest.dynamicTest(
                                it.getKey(),
                                () -> {
                                    List<String> said = new ArrayList<>();
                                    for (JsonNode one : definitions.get(it.getKey()).get("oneOf")) {
                                        said.add(
                                                one.has("const")
                                                        ? one.get("const").stringValue()
                                                        : one.get("required").get(0).stringValue());
                                    }
                                    assertThat(new TreeSet<>(said)).isEqualTo(it.getValue());
                                }));
    }

    @Test
    void schemaDescribesEveryDefinition() {
        JsonNode definitions =
                ProfileDocuments.MAPPER.readTree(ProfileForms.schemaText()).get("$defs");
        definitions
                .properties()
                .forEach(it ->
                        assertThat(it.getValue().path("description").isMissingNode())
                                .as(it.getKey())
                                .isFalse());
    }
}
