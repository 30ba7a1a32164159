package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.profile.CallKind;
import io.xcmgateway.spree.profile.DeliveryPrice;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.profile.Exchange;
import io.xcmgateway.spree.profile.Export;
import io.xcmgateway.spree.profile.NotifyTarget;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.ProfileJson;
import io.xcmgateway.spree.profile.ReadyProfile;
import io.xcmgateway.spree.profile.RegisteredQuery;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Good profiles as JSON trees, and changes of them.
final class ProfileDocuments {
    static final JsonMapper MAPPER = JsonMapper.builder().build();
    static final NetworkId NETWORK = new NetworkId.Polkadot();
    static final Hash32 ALICE = Hash32.hex("01".repeat(32));

    private ProfileDocuments() {}

    /// Where an instance is, on a parachain or on the relay chain.
    static Junctions universal(ReadyProfile ready) {
        Junction network = new Junction.GlobalConsensus(NETWORK);
        Junction module =
                new Junction.GeneralKey(Hash32.LENGTH_BYTES, StandardModules.xcmExecutor().hash());
        return ready == ReadyProfile.RELAY
                ? Junctions.of(network, module)
                : Junctions.of(network, new Junction.Parachain(2000), module);
    }

    static Junctions universal() {
        return universal(ReadyProfile.PARACHAIN);
    }

    /// Profiles with something in every list, by name.
    static Map<String, Profile> all() {
        Map<String, Profile> profiles = new TreeMap<>();
        for (ReadyProfile ready : ReadyProfile.values()) {
            profiles.put(
                    ready.resourceName(),
                    DevelopmentProfiles.funded(ready, NETWORK, List.of(ALICE)));
        }
        profiles.put(
                "people-paseo",
                VectorProfiles.peoplePaseo(List.of(ALICE.bytes()), U128.MAX)
                        .withServices(VectorServices.peoplePaseo(List.of())));
        profiles.put("mock", mock());
        return profiles;
    }

    private static Profile mock() {
        Asset asset = Asset.fungible(Location.PARENT, U128.of(7));
        NotifyTarget target = new NotifyTarget(9, 1);
        return VectorProfiles.executorMock(List.of())
                .withServices(
                        ServicesDraft.changed(
                                VectorServices.executorMock(),
                                draft -> {
                                    draft.exchange = new Exchange.Pot(List.of(asset));
                                    draft.queries =
                                            List.of(
                                                    new RegisteredQuery(
                                                            1, Location.PARENT, null, null, null),
                                                    new RegisteredQuery(
                                                            2,
                                                            Location.PARENT,
                                                            Location.HERE,
                                                            target,
                                                            5_000L));
                                    draft.calls =
                                            List.of(
                                                    new CallKind.Test(),
                                                    new CallKind.Notification(
                                                            target, new Weight(1, 1)));
                                    draft.exports =
                                            List.of(
                                                    new Export(
                                                            new NetworkId.Kusama(),
                                                            new DeliveryPrice.Free()));
                                }));
    }

    static JsonNode tree(Profile profile) {
        return MAPPER.readTree(ProfileJson.write(profile));
    }

    /// The document with `value`, a JSON text, at `pointer`; a pointer that ends in `/-` appends.
    static JsonNode with(JsonNode document, String pointer, String value) {
        JsonNode copy = document.deepCopy();
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, slash));
        String key = pointer.substring(slash + 1);
        JsonNode node = MAPPER.readTree(value);
        switch (parent) {
            case ObjectNode object -> object.set(key, node);
            case ArrayNode array when key.equals("-") -> array.add(node);
            case ArrayNode array -> array.set(Integer.parseInt(key), node);
            default -> throw new AssertionError("nothing holds " + pointer);
        }
        return copy;
    }

    /// The document without the member or item at `pointer`.
    static JsonNode without(JsonNode document, String pointer) {
        JsonNode copy = document.deepCopy();
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, slash));
        String key = pointer.substring(slash + 1);
        switch (parent) {
            case ObjectNode object -> object.remove(key);
            case ArrayNode array -> array.remove(Integer.parseInt(key));
            default -> throw new AssertionError("nothing holds " + pointer);
        }
        return copy;
    }
}
