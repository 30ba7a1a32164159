package io.xcmgateway.gateway.config;

import io.xcmgateway.spree.profile.ReadyProfile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What a gateway in development sets up by itself.
///
/// @param hostChains opted in at the first start that finds them missing
@Validated
@ConfigurationProperties("xcm-gateway.development")
public record DevelopmentProperties(@DefaultValue @Size(max = 16) List<@Valid Host> hostChains) {

    public DevelopmentProperties {
        hostChains = List.copyOf(hostChains);
    }

    /// A host chain.
    ///
    /// @param parachain its id; none for the relay chain
    /// @param profile the ready profile that its instance is configured by: `system-parachain`,
    ///   `parachain` or `relay`
    public record Host(
            @Nullable @Min(0) @Max(0xffff_ffffL) Long parachain, @NotNull String profile) {

        @AssertTrue(message = "profile must be system-parachain, parachain or relay") boolean isProfileKnown() {
            return ReadyProfile.named(profile) != null;
        }

        @AssertTrue(message = "a relay chain has no parachain id, every other host chain has one") boolean isPlaceOfProfile() {
            return (parachain == null) == "relay".equals(profile);
        }
    }
}
