package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.PalletInfo;
import io.xcmgateway.api.xcm.v5.InstructionError;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.XcmError;
import io.xcmgateway.spree.module.ModuleExecution;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.state.MapView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Profile profile =
                VectorProfiles.peoplePaseo(funded, funds)
                        .withServices(VectorServices.peoplePaseo(pallets(document)));
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

    /// The state in which every case begins.
    MapView genesis() {
        return genesis;
    }

    void check(JsonNode each) {
        JsonNode expected = each.get("result");
        Location origin = Json.location(each.get("origin").get("V5"));
        if (!expected.has("outcome")) {
            InstructionError error = new InstructionError(0, new XcmError.UnhandledXcmVersion());
            assertThat(
                            CommittedBlob.apply(genesis, origin, Json.bytes(each.get("xcmHex")))
                                    .outcome())
                    .isEqualTo(new Outcome.Error(error));
            return;
        }
        CommittedBlob.Applied applied =
                CommittedBlob.apply(genesis, origin, Json.bytes(each.get("xcmHex")));
        assertThat(applied.outcome()).isEqualTo(Json.read(expected.get("outcome"), Outcome::from));
        if (expected.has("forwarded")) {
            checkForwarded(each, applied);
        }
        if (expected.has("events")) {
            assertThat(applied.events(LedgerEvent.AssetsTrapped.class))
                    .extracting(LedgerEvent.AssetsTrapped::hash)
                    .isEqualTo(trapHashes(expected));
        }
        if (expected.has("balances")) {
            assertThat(changes(applied.state())).isEqualTo(expectedChanges(expected));
        }
    }

    /// The pallets that the runtime answered with, in any case.
    private static List<PalletInfo> pallets(JsonNode document) {
        PalletInfo balances =
                new PalletInfo(
                        10,
                        ByteString.ascii("Balances"),
                        ByteString.ascii("pallet_balances"),
                        0,
                        0,
                        0);
        for (JsonNode each : document.get("cases")) {
            for (JsonNode info : each.findValues("PalletsInfo")) {
                if (!info.isEmpty()) {
                    return List.of(Json.read(info.get(0), PalletInfo::from));
                }
            }
        }
        return List.of(balances);
    }

    /// Byte for byte, but for the topics of version answers, which are unique per run, and per
    /// destination in order, as the oracle lists them.
    private static void checkForwarded(JsonNode each, CommittedBlob.Applied applied) {
        boolean unique = each.get("name").stringValue().contains("ubscri");
        List<String> expected = new ArrayList<>();
        for (JsonNode queue : each.get("result").get("forwarded")) {
            Location destination = Json.location(queue.get("destination").iterator().next());
            for (JsonNode message : queue.get("messages")) {
                expected.add(line(destination, Json.bytes(message.get("hex")), unique));
            }
        }
        List<String> sent = new ArrayList<>();
        for (ModuleExecution.Outbound one : applied.result().outbound()) {
            sent.add(line(one.destination(), one.message(), unique));
        }
        assertThat(sent).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String line(Location destination, ByteString message, boolean unique) {
        int end = unique ? message.length() - Hash32.LENGTH_BYTES : message.length();
        return destination + " " + message.slice(0, end);
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
