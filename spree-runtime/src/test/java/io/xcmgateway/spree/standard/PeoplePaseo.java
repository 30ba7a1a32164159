package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.state.MapView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Executions by the real people-paseo 2000006 runtime (`xcm-people-paseo-executions.json`).
final class PeoplePaseo {
    private static final Location NATIVE = Location.PARENT;

    private final JsonNode document;
    private final MapView genesis;
    private final Map<String, ByteString> accounts = new LinkedHashMap<>();
    private final U128 funds;

    PeoplePaseo(JsonNode document) {
        this.document = document;
        this.funds = Json.amount(document.get("fundedWith"));
        document.get("accounts")
                .propertyStream()
                .forEach(entry -> {
                    JsonNode account = entry.getValue().get("account");
                    if (account != null && !account.isNull()) {
                        accounts.put(entry.getKey(), Json.bytes(account));
                    }
                });
        List<ByteString> funded = new ArrayList<>();
        document.get("funded").forEach(name -> funded.add(account(name.stringValue())));
        Profile profile = VectorProfiles.peoplePaseo(funded, funds);
        this.genesis = CommittedBlob.genesis(profile, VectorProfiles.PEOPLE_PASEO);
    }

    List<JsonNode> cases() {
        List<JsonNode> cases = new ArrayList<>();
        document.get("cases").forEach(cases::add);
        if (document.has("quirkCases")) {
            document.get("quirkCases").forEach(cases::add);
        }
        return cases;
    }

    /// Why a case is left to later, empty if it is not.
    static Set<String> later(JsonNode each) {
        JsonNode program = each.get("xcm").get("V5");
        return program == null
                ? Set.of(Json.name(each.get("xcm")))
                : Scope.later(Json.instructions(program));
    }

    void check(JsonNode each) {
        JsonNode expected = each.get("result");
        Location origin = Json.location(each.get("origin").get("V5"));
        CommittedBlob.Applied applied =
                CommittedBlob.apply(genesis, origin, Json.bytes(each.get("xcmHex")));
        assertThat(applied.outcome()).isEqualTo(Json.read(expected.get("outcome"), Outcome::from));
        assertThat(applied.result().outbound()).isEmpty();
        if (expected.has("events")) {
            assertThat(applied.events(LedgerEvent.AssetsTrapped.class))
                    .extracting(LedgerEvent.AssetsTrapped::hash)
                    .isEqualTo(trapHashes(expected));
        }
        if (expected.has("balances")) {
            assertThat(changes(applied.state())).isEqualTo(expectedChanges(expected));
        }
    }

    /// Of a case that needs more than this version executes: either nothing of that was reached and
    /// the outcome is the expected one, or it is no success.
    void checkLater(JsonNode each) {
        Location origin = Json.location(each.get("origin").get("V5"));
        Outcome outcome =
                CommittedBlob.apply(genesis, origin, Json.bytes(each.get("xcmHex"))).outcome();
        JsonNode expected = each.get("result").get("outcome");
        boolean asExpected = expected != null && outcome.equals(Json.read(expected, Outcome::from));
        boolean failed = !(outcome instanceof Outcome.Complete);
        assertThat(asExpected || failed).as("%s", outcome).isTrue();
    }

    private static List<Hash32> trapHashes(JsonNode expected) {
        List<Hash32> hashes = new ArrayList<>();
        for (JsonNode event : expected.get("events")) {
            if (event.get("event").stringValue().equals("PolkadotXcm.AssetsTrapped")) {
                hashes.add(new Hash32(Json.bytes(event.get("data").get("hash"))));
            }
        }
        return hashes;
    }

    private Map<String, String> changes(MapView state) {
        Map<String, String> changes = new LinkedHashMap<>();
        accounts.forEach((name, account) -> {
            U128 before = LedgerKeys.balance(genesis, NATIVE, account);
            U128 after = LedgerKeys.balance(state, NATIVE, account);
            assertThat(after).isNotNull();
            if (!after.equals(before)) {
                changes.put(name, before + " -> " + after);
            }
        });
        return changes;
    }

    private static Map<String, String> expectedChanges(JsonNode expected) {
        Map<String, String> changes = new LinkedHashMap<>();
        expected.get("balances")
                .propertyStream()
                .forEach(entry -> {
                    JsonNode change = entry.getValue();
                    changes.put(
                            entry.getKey(),
                            change.get("before").stringValue()
                                    + " -> "
                                    + change.get("after").stringValue());
                });
        return changes;
    }

    private ByteString account(String name) {
        ByteString account = accounts.get(name);
        if (account == null) {
            throw new AssertionError("no account is named " + name);
        }
        return account;
    }
}
