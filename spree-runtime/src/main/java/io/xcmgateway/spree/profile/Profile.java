package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.form.DecodeLimits;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import java.util.List;

/// Genesis data of an instance of the standard module.
///
/// @param config what every message reads
/// @param endowments balances that exist from the start
/// @param services what is offered besides executing
public record Profile(Config config, List<Endowment> endowments, Services services)
        implements FormValue {
    /// The first byte of the encoding, and `format` in JSON.
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

    /// Reads all of `scale` as the module does. What is read may still contradict itself:
    /// [ProfileRules] tells.
    public static Decoded<Profile> decode(ByteString scale) {
        if (scale.length() > PROFILE_BYTES_MAX) {
            return new Decoded.Refused<>(
                    0, "", "at most " + PROFILE_BYTES_MAX + " bytes", scale.length() + " bytes");
        }
        return ScaleFormReader.decode(scale, DecodeLimits.Depth.CONFIGURATION, Profile::from);
    }

    public static Profile from(FormReader in) throws Malformed {
        return in.fields(it -> {
            it.field(
                    "format",
                    format ->
                            format.checked(
                                    FormReader::u8,
                                    number -> number == FORMAT,
                                    "profile format " + FORMAT));
            return new Profile(
                    it.field("config", Config::from),
                    it.field("endowments", Parts.list(Endowment::from)),
                    it.field("services", Services::from));
        });
    }

    @Override
    public void to(FormWriter out) {
        out.open()
                .key("format")
                .u8(FORMAT)
                .field("config", config)
                .key("endowments")
                .vec(endowments)
                .field("services", services)
                .close();
    }

    /// @throws IllegalStateException if the profile is longer than [#PROFILE_BYTES_MAX]
    @Override
    public ByteString encode() {
        ScaleWriter out = new ScaleWriter();
        write(out);
        if (out.size() > PROFILE_BYTES_MAX) {
            throw new IllegalStateException(
                    "profile must be at most " + PROFILE_BYTES_MAX + " bytes, was " + out.size());
        }
        return out.toByteString();
    }
}
