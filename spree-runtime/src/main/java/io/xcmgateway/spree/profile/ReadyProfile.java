package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.v5.NetworkId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Profiles that come with the gateway, for instances that lie where PROOF.md places them: one
/// level inside the host chain, which is (1, Here), next to the same module on other chains. Nobody
/// owns anything in them yet; whoever opts in adds endowments.
///
/// Each sells weight for the instance's own token and for those of the chains around it, sends to
/// those chains and to instances on them at the delivery price of people-paseo, keeps locks,
/// answers version subscriptions, and knows the module's own calls. No origin is root: a host chain
/// makes and destroys its own token, by calls, and touches nothing else.
///
/// The resources of the same names, with `.json`, are in the JSON form that [ProfileJson] reads.
public enum ReadyProfile {
    /// On a system parachain like people-paseo: its weights, its fee, its barrier (XCM.md 11.2, so
    /// no reserve transfers to the parent), its rule that dust is lost. Delivery is paid in the
    /// relay chain's token, (2, Here).
    SYSTEM_PARACHAIN("system-parachain"),

    /// On any other parachain: each instruction weighs the same, time and proof size have a rate,
    /// dust is refused. Delivery is paid in the host chain's token, (1, Here).
    PARACHAIN("parachain"),

    /// On a relay chain: its parachains are (1, \[Parachain n\]), its system parachains may execute
    /// unpaid and teleport its token; weights and fee of people-paseo. Delivery is paid in the
    /// relay chain's token, (1, Here).
    RELAY("relay");

    private final String resource;

    ReadyProfile(String resource) {
        this.resource = resource;
    }

    /// As configuration files and the resource name it.
    public String resourceName() {
        return resource;
    }

    /// `null` if none has that name.
    public static @Nullable ReadyProfile named(String name) {
        for (ReadyProfile ready : values()) {
            if (ready.resource.equals(name)) {
                return ready;
            }
        }
        return null;
    }

    /// The profile as its resource says it, for the network Polkadot.
    public Profile profile() {
        return switch (ProfileJson.read(json())) {
            case Decoded.Value<Profile>(Profile profile) -> profile;
            case Decoded.Refused<Profile> refused ->
                    throw new IllegalStateException(
                            "profile " + resource + " must be readable: " + refused.message());
        };
    }

    /// The profile for host chains in `network`, whose accounts may name it.
    public Profile in(NetworkId network) {
        Profile profile = profile();
        Config config = profile.config();
        Services services = profile.services();
        return new Profile(
                config.withConverters(
                        config.converters().stream().map(it -> named(it, network)).toList()),
                profile.endowments(),
                services.withOrigins(
                        services.origins().stream().map(it -> named(it, network)).toList()));
    }

    private static Converter named(Converter converter, NetworkId network) {
        return switch (converter) {
            case Converter.AccountId32Aliases _ -> new Converter.AccountId32Aliases(network);
            case Converter.AccountKey20Aliases _ -> new Converter.AccountKey20Aliases(network);
            case Converter other -> other;
        };
    }

    private static OriginConverter named(OriginConverter origin, NetworkId network) {
        return switch (origin) {
            case OriginConverter.SignedAccountId32AsNative _ ->
                    new OriginConverter.SignedAccountId32AsNative(network);
            case OriginConverter.SignedAccountKey20AsNative _ ->
                    new OriginConverter.SignedAccountKey20AsNative(network);
            case OriginConverter other -> other;
        };
    }

    /// The resource.
    String json() {
        try (InputStream in = ReadyProfile.class.getResourceAsStream(resource + ".json")) {
            if (in == null) {
                throw new IllegalStateException("resource must be in the jar: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + resource + " must be readable", e);
        }
    }
}
