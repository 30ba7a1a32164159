package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;

/// Genesis data of an instance of the standard module.
///
/// @param config what every message reads
/// @param endowments balances that exist from the start
/// @param services what is offered besides executing
public record Profile(Config config, List<Endowment> endowments, Services services) {
    /// The first byte of the encoding.
    static final int FORMAT = 1;

    /// No profile is longer (`PROFILE_BYTES_MAX` of the module).
    public static final int PROFILE_BYTES_MAX = 64 * 1024;

    public Profile {
        endowments = List.copyOf(endowments);
    }

    /// A profile without services.
    public Profile(Config config, List<Endowment> endowments) {
        this(config, endowments, Services.NONE);
    }

    public Profile withServices(Services services) {
        return new Profile(config, endowments, services);
    }

    /// @throws IllegalStateException if the profile is longer than [#PROFILE_BYTES_MAX]
    public ByteString encode() {
        ScaleWriter out = new ScaleWriter();
        out.u8(FORMAT);
        config.write(out);
        out.vec(endowments, Endowment::write);
        services.write(out);
        if (out.size() > PROFILE_BYTES_MAX) {
            throw new IllegalStateException(
                    "profile must be at most " + PROFILE_BYTES_MAX + " bytes, was " + out.size());
        }
        return out.toByteString();
    }
}
