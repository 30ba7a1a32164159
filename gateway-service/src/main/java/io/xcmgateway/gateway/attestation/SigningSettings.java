package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.SignedRotation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a signer keeps its marks, and what an operator confirms of them.
///
/// @param markDirectory apart from the data, so that no backup of the data brings old marks back
/// @param confirmedState see [SigningStart]; `null` if nothing is confirmed
/// @param rotations of the network's attestors, oldest first
public record SigningSettings(
        Path markDirectory, @Nullable Hash32 confirmedState, List<SignedRotation> rotations) {

    public SigningSettings {
        rotations = List.copyOf(rotations);
    }

    /// The usual place: beside the data directory, with `-signing-marks` after its name.
    public static Path beside(Path data) {
        Path absolute = data.toAbsolutePath().normalize();
        return absolute.resolveSibling(absolute.getFileName() + "-signing-marks");
    }

    /// With nothing confirmed and the first attestors, at the usual place.
    public static SigningSettings usual(Path data) {
        return new SigningSettings(beside(data), null, List.of());
    }

    /// The directory, created if missing.
    ///
    /// @param data the data directory, which is there
    /// @throws SigningMarkException if the directory is inside the data
    public Path apartFrom(Path data) {
        try {
            if (markDirectory.toAbsolutePath().normalize().startsWith(data.toRealPath())) {
                throw inside(data);
            }
            Path real = Files.createDirectories(markDirectory).toRealPath();
            if (real.startsWith(data.toRealPath())) {
                throw inside(data);
            }
            return real;
        } catch (IOException e) {
            throw new UncheckedIOException("directory of the signing marks", e);
        }
    }

    private SigningMarkException inside(Path data) {
        return new SigningMarkException(
                "signing marks must be kept outside of the data directory "
                        + data
                        + ", were to be in "
                        + markDirectory,
                "Set xcm-gateway.signing.mark-directory to a directory that no backup of the data"
                        + " brings back, best on another disk.");
    }
}
