package io.xcmgateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.ProofLevel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyJsonTest {
    private static final Policy FULL =
            new Policy(
                    new Network(ByteString.ascii("net"), new Attestors(0, 2, 3).set()),
                    List.of(new Attestors(-1, 1, 1).set()),
                    List.of(
                            new PinnedInstance(hash("a"), hash("g"), hash("p")),
                            new PinnedInstance(hash("b"), null, hash("p"))),
                    Set.of(hash("m"), hash("n")),
                    ProofLevel.REPLAYABLE,
                    60_000L,
                    true,
                    true,
                    "modules",
                    2_000_000_000L,
                    hash("log"),
                    false);

    private static final String SMALL =
            """
            {"network": {"name": "net", "attestors": {"id": "0", "threshold": 1, "members": [
              {"address": "0x1111111111111111111111111111111111111111"}]}},
             "instances": [{"id": "0x%1$s", "profile_hash": "0x%1$s"}],
             "modules": ["0x%1$s"],
             "minimum_level": "attested"}
            """
                    .formatted("22".repeat(32));

    private static final Policy SMALL_POLICY =
            new Policy(
                    new Network(ByteString.ascii("small"), new Attestors(0, 1, 1).set()),
                    List.of(),
                    List.of(new PinnedInstance(hash("c"), null, hash("p"))),
                    Set.of(),
                    ProofLevel.ATTESTED,
                    null,
                    false,
                    false,
                    null);

    @Test
    void readsWhatItWrites() {
        assertThat(PolicyJson.read(PolicyJson.write(FULL)))
                .isEqualTo(new PolicyJson.Read.Usable(TrustedNetworks.of(FULL)));
    }

    @Test
    void readsWhatItWritesOfSeveralNetworks() {
        TrustedNetworks two = new TrustedNetworks(List.of(FULL, SMALL_POLICY));
        assertThat(PolicyJson.read(PolicyJson.write(two)))
                .isEqualTo(new PolicyJson.Read.Usable(two));
        assertThat(PolicyJson.read("{\"networks\": [" + SMALL + "]}"))
                .isEqualTo(PolicyJson.read(SMALL));
    }

    @Test
    void refusesNetworksThatAreNotApart() {
        String other = SMALL.replace("\"net\"", "\"other\"");
        assertThat(refused("")).isEqualTo("/networks");
        assertThat(refused(SMALL + "," + SMALL)).isEqualTo("/networks/1");
        // An id commits to one network, so one of the two is a mistake.
        assertThat(refused(SMALL + "," + other)).isEqualTo("/networks/1/instances");
        assertThat(refused(SMALL + ",{}")).isEqualTo("/networks/1/network");
        assertThat(refused(SMALL + ",{\"networks\": []}")).isEqualTo("/networks/1/network");
        assertThat(refused((SMALL + ",").repeat(64) + SMALL)).isEqualTo("/networks");
        assertThat(PolicyJson.read(SMALL.replaceFirst("\\{", "{\"networks\": [" + SMALL + "],")))
                .isInstanceOf(PolicyJson.Read.Refused.class);
    }

    private static String refused(String networks) {
        PolicyJson.Read read = PolicyJson.read("{\"networks\": [" + networks + "]}");
        assertThat(read).isInstanceOf(PolicyJson.Read.Refused.class);
        return ((PolicyJson.Read.Refused) read).pointer();
    }

    @Test
    void leavesOptionalMembersOut() {
        assertThat(PolicyJson.read(SMALL))
                .isInstanceOfSatisfying(
                        PolicyJson.Read.Usable.class,
                        usable -> {
                            Policy policy = usable.trusted().policies().getFirst();
                            assertThat(policy.maximumAgeMs()).isNull();
                            assertThat(policy.acceptsAsserted()).isFalse();
                            assertThat(policy.acceptsSkipped()).isFalse();
                            assertThat(policy.laterSets()).isEmpty();
                            assertThat(policy.moduleDirectory()).isNull();
                            assertThat(policy.gasLimitMax()).isNull();
                            assertThat(policy.logId()).isNull();
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"modules\"|\"modulez\"|/modules",
                "\"minimum_level\"|\"extra\": 1, \"minimum_level\"|/extra",
                "\"minimum_level\"|\"gas_limit_max\": \"9223372036854775808\","
                        + " \"minimum_level\"|/gas_limit_max",
                "\"minimum_level\"|\"gas_limit_max\": 5, \"minimum_level\"|/gas_limit_max",
                "\"minimum_level\"|\"a/b~c\": 1, \"minimum_level\"|/a~1b~0c",
                "\"minimum_level\"|\"modules\": [], \"minimum_level\"|/modules",
                "\"attested\"|\"ATTESTED\"|/minimum_level",
                "\"attested\"|3|/minimum_level",
                "\"threshold\": 1|\"threshold\": \"1\"|/network/attestors/threshold",
                "\"threshold\": 1|\"threshold\": 1.0|/network/attestors/threshold",
                "\"threshold\": 1|\"threshold\": -1|/network/attestors/threshold",
                "\"threshold\": 1|\"threshold\": 4294967296|/network/attestors/threshold",
                "\"threshold\": 1|\"threshold\": 2|/network/attestors",
                "\"id\": \"0\"|\"id\": 0|/network/attestors/id",
                "\"id\": \"0\"|\"id\": \"00\"|/network/attestors/id",
                "\"id\": \"0\"|\"id\": \"5\"|/network/attestors/id",
                "\"id\": \"0\"|\"id\": \"18446744073709551616\"|/network/attestors/id",
                "\"address\": \"0x11|\"address\": \"11|/network/attestors/members/0/address",
                "\"address\": \"0x11|\"address\": \"0xAA|/network/attestors/members/0/address",
                "\"address\": \"0x11|\"address\": \"0x|/network/attestors/members/0/address",
                "\"address\"|\"e\": null, \"address\"|/network/attestors/members/0/e",
                "\"profile_hash\"|\"profile\"|/instances/0/profile",
                "\"minimum_level\"|\"maximum_age_ms\": 5, \"minimum_level\"|/maximum_age_ms",
                "\"minimum_level\"|\"accept_skipped\": 1, \"minimum_level\"|/accept_skipped",
                "\"minimum_level\"|\"accept_skipped\": null, \"minimum_level\"|/accept_skipped",
                "\"minimum_level\"|\"attestor_sets\": {}, \"minimum_level\"|/attestor_sets",
                "\"name\": \"net\"|\"name\": \"\"|/network/name",
            })
    void refusesWithAPointerToThePlace(String good, String bad, String pointer) {
        assertThat(SMALL).contains(good);
        assertThat(PolicyJson.read(SMALL.replace(good, bad)))
                .isInstanceOfSatisfying(
                        PolicyJson.Read.Refused.class,
                        refused -> assertThat(refused.pointer()).isEqualTo(pointer));
    }

    @Test
    void refusesWhatIsPinnedTwice() {
        String twice = SMALL.replace("[\"0x", "[\"0x" + "22".repeat(32) + "\", \"0x");
        assertThat(PolicyJson.read(twice))
                .isInstanceOfSatisfying(
                        PolicyJson.Read.Refused.class,
                        refused -> assertThat(refused.pointer()).isEqualTo("/modules/1"));
    }

    @Test
    void refusesWhatIsNotOneJsonObject() {
        for (String text :
                List.of(
                        "",
                        "null",
                        "[]",
                        "{",
                        SMALL + "{}",
                        "[".repeat(100),
                        "{\"network\": \"" + "x".repeat(5000) + "\"}",
                        SMALL.substring(0, SMALL.length() / 2))) {
            assertThat(PolicyJson.read(text))
                    .as(text.substring(0, Math.min(20, text.length())))
                    .isInstanceOf(PolicyJson.Read.Refused.class);
        }
    }

    private static Hash32 hash(String name) {
        return Hashing.keccak256(ByteString.ascii(name));
    }
}
