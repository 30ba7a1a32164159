package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import java.util.ArrayList;
import java.util.List;

/// [Ready profiles][ReadyProfile] in which accounts own tokens, for the host chains that a gateway
/// in development opts in by itself.
///
/// An instance lies one level inside its host chain, so it sees the host chain as (1, Here), the
/// relay chain as (2, Here) and a sibling chain q as (2, \[Parachain q\]). Real messages are
/// written for a chain, whose `Parent` is the relay chain: sent to an instance, their (1, Here) is
/// the host chain's own token, and (1, \[Parachain 1000, …\]) is kept as one more asset.
public final class DevelopmentProfiles {
    private DevelopmentProfiles() {}

    /// The instance's own token.
    public static final Location OWN_TOKEN = Location.HERE;

    /// The host chain and its token.
    public static final Location HOST_CHAIN = Location.PARENT;

    /// The relay chain and its token.
    public static final Location RELAY_CHAIN = Location.of(2);

    /// USDT of asset hub, as messages written for a parachain name it.
    public static final Location USDT = usdt(1);

    /// USDT of asset hub, as the instance sees it.
    public static final Location USDT_ACROSS = usdt(2);

    /// Smallest units that each funded account has of each token.
    public static final U128 FUNDS = U128.of(10_000_000_000_000L);

    /// A system parachain like people-paseo 2000006.
    ///
    /// @param network of the host chain; its accounts may name it
    /// @param funded public keys (AccountId32) that own [#FUNDS] of each token
    public static Profile peoplePaseoLike(NetworkId network, List<Hash32> funded) {
        return funded(ReadyProfile.SYSTEM_PARACHAIN, network, funded);
    }

    /// A parachain with the weights of a template.
    ///
    /// @param network of the host chain; its accounts may name it
    /// @param funded public keys (AccountId32) that own [#FUNDS] of each token
    public static Profile parachain(NetworkId network, List<Hash32> funded) {
        return funded(ReadyProfile.PARACHAIN, network, funded);
    }

    /// A ready profile in which the host chain and some accounts own tokens.
    ///
    /// @param network of the host chain; its accounts may name it
    /// @param funded public keys (AccountId32) that own [#FUNDS] of each token
    public static Profile funded(ReadyProfile ready, NetworkId network, List<Hash32> funded) {
        Profile profile = ready.in(network);
        List<Endowment> endowments = new ArrayList<>(profile.endowments());
        for (Location token : tokens(profile.config())) {
            Asset funds = Asset.fungible(token, FUNDS);
            endowments.add(new Endowment(new AccountRef.At(HOST_CHAIN), funds));
            for (Hash32 account : funded) {
                endowments.add(new Endowment(new AccountRef.Account(account.bytes()), funds));
            }
        }
        return new Profile(profile.config(), endowments, profile.services());
    }

    /// The tokens of the instance and of the chains around it.
    private static List<Location> tokens(Config config) {
        List<Location> tokens = new ArrayList<>();
        for (Adapter adapter : config.adapters()) {
            if (adapter instanceof Adapter.Fungible(Location id, _, _, _)
                    && id.interior().isEmpty()) {
                tokens.add(id);
            }
        }
        return tokens;
    }

    private static Location usdt(int parents) {
        return Location.of(
                parents,
                new Junction.Parachain(1000),
                new Junction.PalletInstance(50),
                new Junction.GeneralIndex(U128.of(1984)));
    }
}
