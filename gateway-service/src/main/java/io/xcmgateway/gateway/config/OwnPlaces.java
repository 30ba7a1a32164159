package io.xcmgateway.gateway.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Refuses to start in production where nobody chose the places that must outlive the process: a
/// default would follow from where it was started.
///
/// Whoever opens those places takes this as a constructor argument.
@Component
@Profile(KnownProfile.PRODUCTION)
public final class OwnPlaces {

    OwnPlaces(StorageProperties storage, SigningProperties signing) {
        require("xcm-gateway.storage.directory", storage.directory());
        require("xcm-gateway.signing.mark-directory", signing.markDirectory());
    }

    private static void require(String property, @Nullable Path place) {
        if (place == null || !place.isAbsolute()) {
            throw new UnsafeStartException(
                    property
                            + " must be an absolute path with the profile \"production\", was "
                            + (place == null || place.toString().isEmpty()
                                    ? "not set"
                                    : "\"" + place + "\""),
                    "Set " + property + " to a directory on a disk that outlives this process.");
        }
    }
}
