package io.xcmgateway.gateway.config;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.SignedRotation;
import io.xcmgateway.gateway.attestation.SigningSettings;
import io.xcmgateway.proof.AttestorHistory;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What keeps this signer from signing twice, and who signs with it.
///
/// @param markDirectory where it notes what it ever signed: outside of the data directory, never
///   brought back from a backup; beside the data directory, with `-signing-marks` after its name,
///   if not set
/// @param confirmedState the state that a refused start named, if an operator confirms it
/// @param rotations of the network's attestors, oldest first, each SCALE in hex; never fewer than
///   before
@Validated
@ConfigurationProperties("xcm-gateway.signing")
public record SigningProperties(
        @Nullable Path markDirectory,
        @Nullable @Pattern(regexp = "0x[0-9a-f]{64}") String confirmedState,
        @DefaultValue @Size(max = AttestorHistory.ROTATIONS_MAX) List<String> rotations) {

    public SigningProperties {
        rotations = List.copyOf(rotations);
    }

    @AssertTrue(message = "rotations must be signed rotations, SCALE in 0x hex") boolean isRotationsReadable() {
        return rotations.stream().allMatch(each -> rotation(each) != null);
    }

    /// @param data the data directory
    public SigningSettings settings(Path data) {
        return new SigningSettings(
                markDirectory == null ? SigningSettings.beside(data) : markDirectory,
                confirmedState == null ? null : Hash32.parseHex(confirmedState.substring(2)),
                rotations.stream().map(SigningProperties::required).toList());
    }

    private static SignedRotation required(String hex) {
        SignedRotation rotation = rotation(hex);
        if (rotation == null) {
            throw new IllegalStateException("rotation must have been validated: " + hex);
        }
        return rotation;
    }

    private static @Nullable SignedRotation rotation(String hex) {
        ByteString bytes = hex.startsWith("0x") ? ByteString.parseHex(hex) : null;
        return bytes != null
                        && SignedRotation.decode(bytes)
                                instanceof Decoded.Value<SignedRotation>(SignedRotation value)
                ? value
                : null;
    }
}
