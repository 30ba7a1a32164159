package io.xcmgateway.gateway.http.json;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.Fungibility;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Amounts for people, as one instance sees the assets: `1.5 DOT` of the tokens of well-known
/// networks, whose symbols and decimals never change, and smallest units of all others.
public final class AssetWords {
    private static final Hash32 WESTEND =
            Hash32.hex("0xe143f23803ac50e8f6f8e62695d1ce9e4e1d68aa36c1cd2cfd15340213f3423e");
    private static final long ETHEREUM_MAINNET = 1;

    private final Junctions universal;

    /// @param universal the instance's absolute location
    public AssetWords(Junctions universal) {
        this.universal = universal;
    }

    private record Token(String symbol, int decimals) {}

    public String amount(Location asset, U128 amount) {
        Token token = token(asset);
        if (token == null) {
            return amount + " of asset " + Words.location(asset);
        }
        BigDecimal units =
                new BigDecimal(amount.toBigInteger(), token.decimals()).stripTrailingZeros();
        return units.toPlainString() + " " + token.symbol();
    }

    public String asset(Asset asset) {
        return switch (asset.fun()) {
            case Fungibility.Fungible(U128 amount) -> amount(asset.id().location(), amount);
            case Fungibility.NonFungible _ -> item(asset.id().location());
        };
    }

    public String item(Location asset) {
        return "an item of asset " + Words.location(asset);
    }

    public String assets(List<Asset> assets) {
        return assets.isEmpty()
                ? "nothing"
                : assets.stream().map(this::asset).collect(Collectors.joining(" and "));
    }

    private @Nullable Token token(Location asset) {
        Junctions absolute = asset.withinGlobal(universal);
        return absolute != null
                        && absolute.size() == 1
                        && absolute.get(0) instanceof Junction.GlobalConsensus(NetworkId network)
                ? token(network)
                : null;
    }

    private static @Nullable Token token(NetworkId network) {
        return switch (network) {
            case NetworkId.Polkadot() -> new Token("DOT", 10);
            case NetworkId.Kusama() -> new Token("KSM", 12);
            case NetworkId.Ethereum(long chainId) ->
                    chainId == ETHEREUM_MAINNET ? new Token("ETH", 18) : null;
            case NetworkId.ByGenesis(Hash32 genesis) ->
                    genesis.equals(WESTEND) ? new Token("WND", 12) : null;
            case NetworkId.BitcoinCore() -> new Token("BTC", 8);
            case NetworkId.BitcoinCash() -> new Token("BCH", 8);
            case NetworkId.ByFork _, NetworkId.PolkadotBulletin() -> null;
        };
    }
}
