package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.Fungibility;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.profile.AccountRef;
import io.xcmgateway.spree.profile.Endowment;
import io.xcmgateway.spree.profile.LedgerKey;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.state.MapView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Balances of mocks, in which every location is an account of its own.
final class Ledgers {
    private Ledgers() {}

    static ByteString account(Location location) {
        return ScaleWriter.encode(location, Location::write);
    }

    /// `[{location, assets}]`, one entry per asset.
    static List<Endowment> endowments(JsonNode balances) {
        List<Endowment> endowments = new ArrayList<>();
        for (JsonNode balance : balances) {
            ByteString account = account(Json.location(balance.get("location")));
            for (Asset asset : Json.assets(balance.get("assets"))) {
                endowments.add(new Endowment(new AccountRef.Account(account), asset));
            }
        }
        return endowments;
    }

    /// The state with more on some accounts.
    static MapView with(MapView state, JsonNode balances) {
        NavigableMap<ByteString, ByteString> entries = new TreeMap<>(state.entries());
        for (Endowment endowment : endowments(balances)) {
            ByteString account = ((AccountRef.Account) endowment.account()).account();
            ByteString key = LedgerKeys.balance(endowment.asset().id().location(), account);
            U128 sum =
                    U128.from(
                            amount(entries.get(key))
                                    .toBigInteger()
                                    .add(amount(endowment.asset()).toBigInteger()));
            entries.put(key, ScaleWriter.encode(sum, (value, out) -> out.u128(value)));
        }
        return new MapView(entries);
    }

    /// Each location has exactly the fungibles listed for it.
    static void check(MapView state, JsonNode balances) {
        for (JsonNode balance : balances) {
            Location location = Json.location(balance.get("location"));
            Map<Location, U128> expected = new TreeMap<>();
            for (Asset asset : Json.assets(balance.get("assets"))) {
                expected.put(asset.id().location(), amount(asset));
            }
            assertThat(holdings(state, account(location))).as("%s", location).isEqualTo(expected);
        }
    }

    private static Map<Location, U128> holdings(MapView state, ByteString account) {
        Map<Location, U128> holdings = new TreeMap<>();
        state.entries()
                .forEach((key, value) -> {
                    if (LedgerKey.of(key)
                                    instanceof LedgerKey.Balance(Location asset, ByteString owner)
                            && owner.equals(account)) {
                        holdings.put(asset, amount(value));
                    }
                });
        return holdings;
    }

    private static U128 amount(@Nullable ByteString value) {
        return value == null
                ? U128.ZERO
                : CommittedBlob.value(ScaleReader.decode(value, ScaleReader::u128));
    }

    static U128 amount(Asset asset) {
        return switch (asset.fun()) {
            case Fungibility.Fungible(U128 amount) -> amount;
            case Fungibility.NonFungible _ -> throw new AssertionError("fungible: " + asset);
        };
    }
}
