package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.spree.profile.Converter;
import io.xcmgateway.spree.profile.Description;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.Terminal;
import io.xcmgateway.spree.state.MapView;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A location and its account (`xcm-units.json`, locationToAccount): shown by where a deposit goes.
final class AccountCase {
    private AccountCase() {}

    static void check(JsonNode each) {
        String converter = each.get("converter").stringValue();
        MapView state =
                CommittedBlob.genesis(
                        VectorProfiles.converting(converters(converter)),
                        VectorProfiles.PEOPLE_PASEO);
        Asset asset = Asset.fungible(Location.PARENT, U128.of(1));
        List<Instruction> program =
                List.of(
                        new Instruction.ReserveAssetDeposited(new Assets(List.of(asset))),
                        new Instruction.DepositAsset(
                                new AssetFilter.Wild(new WildAsset.All()),
                                Json.location(each.get("location"))));
        List<ByteString> accounts =
                CommittedBlob.apply(state, Location.PARENT, CommittedBlob.message(program))
                        .events(LedgerEvent.Deposited.class)
                        .stream()
                        .map(LedgerEvent.Deposited::account)
                        .toList();
        JsonNode expected = each.get("account");
        assertThat(accounts)
                .isEqualTo(expected.isNull() ? List.of() : List.of(Json.bytes(expected)));
    }

    static List<Converter> converters(String name) {
        if (name.startsWith("people-paseo")) {
            return List.of(
                    new Converter.ParentIsPreset(),
                    new Converter.SiblingParachain(),
                    new Converter.AccountId32Aliases(new NetworkId.Polkadot()),
                    hashed(new Description.Local(List.of(Terminal.HERE))),
                    hashed(new Description.Family(Description.allTerminals())));
        }
        return List.of(
                switch (name) {
                    case "HashedDescription<LegacyDescribeForeignChainAccount>" ->
                            hashed(new Description.LegacyForeignAccount());
                    case "HashedDescription<DescribeFamily<DescribeTreasuryVoiceTerminal>>" ->
                            hashed(new Description.Family(List.of(Terminal.TREASURY_VOICE)));
                    case "LocalTreasuryVoiceConvertsVia(0x2a*32)" ->
                            new Converter.LocalTreasuryVoice(ByteString.hex("2a".repeat(32)));
                    case String other -> throw new AssertionError("no such converter: " + other);
                });
    }

    private static Converter hashed(Description description) {
        return new Converter.HashedDescription(description);
    }
}
