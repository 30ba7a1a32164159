package io.xcmgateway.api.fuzz;

import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.XcmVersion;
import io.xcmgateway.api.xcm.convert.Conversion;
import io.xcmgateway.api.xcm.form.DecodeLimits.Depth;
import io.xcmgateway.api.xcm.json.XcmJson;
import java.util.regex.Pattern;

/// What must hold of a message that was decoded, and of what it converts to.
///
/// The encoding of a converted message decodes to it, with two exceptions, both of upstream's
/// making. Its assets may have lost their order, since conversion does not sort again and V5 names
/// the test networks by genesis, which comes before all other names: `Out of order`. And it may be
/// nested too deep where depth is limited, since conversion does not count depth, and junctions are
/// a level in V4 and V5 but none in V3.
final class ConversionRules {
    /// The networks that V5 no longer has a name for, as JSON writes them.
    private static final Pattern TEST_NETWORK = Pattern.compile("\"(Westend|Rococo|Wococo)\"");

    private ConversionRules() {}

    static void requireHolds(VersionedXcm message) {
        for (XcmVersion version : XcmVersion.values()) {
            switch (message.into(version)) {
                case Conversion.Converted<VersionedXcm>(var converted) -> {
                    Checks.same(version.number(), converted.encode().u8(0));
                    requireUnderstood(message, converted);
                    requireWayBack(message, converted);
                }
                case Conversion.Failed<VersionedXcm> failed ->
                        require(mayFail(message, version), message, failed);
            }
        }
    }

    /// Upwards only ids without a place fail, which V3 alone has; downwards only what V5 added.
    private static boolean mayFail(VersionedXcm message, XcmVersion target) {
        return switch (message) {
            case VersionedXcm.V3 _ -> target != XcmVersion.V3;
            case VersionedXcm.V4 _ -> false;
            case VersionedXcm.V5 _ -> target != XcmVersion.V5;
        };
    }

    private static void requireUnderstood(VersionedXcm message, VersionedXcm converted) {
        Decoded<VersionedXcm> again = VersionedXcm.decode(converted.encode(), Depth.UNLIMITED);
        switch (again) {
            case Decoded.Value<VersionedXcm>(var value) -> {
                Checks.same(converted, value);
                requireDepthKept(message, converted);
            }
            case Decoded.Refused<VersionedXcm> refused -> {
                require(refused.found().equals("Out of order"), message, refused);
                require(mayLoseOrder(message, converted), message, refused);
            }
        }
    }

    private static boolean mayLoseOrder(VersionedXcm message, VersionedXcm converted) {
        return !(message instanceof VersionedXcm.V5)
                && converted instanceof VersionedXcm.V5
                && TEST_NETWORK.matcher(XcmJson.write(message)).find();
    }

    /// Of a converted message that decodes where depth is not limited.
    private static void requireDepthKept(VersionedXcm message, VersionedXcm converted) {
        switch (VersionedXcm.decode(converted.encode())) {
            case Decoded.Value<VersionedXcm>(var value) -> Checks.same(converted, value);
            case Decoded.Refused<VersionedXcm> refused ->
                    require(
                            message instanceof VersionedXcm.V3
                                    && !(converted instanceof VersionedXcm.V3),
                            message,
                            refused);
        }
    }

    /// V3 comes back from V4, and V4 from V3, as it was; of V5, what V4 can say.
    private static void requireWayBack(VersionedXcm message, VersionedXcm converted) {
        switch (message) {
            case VersionedXcm.V3 _ -> {
                if (converted instanceof VersionedXcm.V4) {
                    requireInto(message, converted, XcmVersion.V3);
                }
            }
            case VersionedXcm.V4 _ -> {
                if (converted instanceof VersionedXcm.V3) {
                    requireInto(message, converted, XcmVersion.V4);
                }
            }
            case VersionedXcm.V5 _ -> {
                if (converted instanceof VersionedXcm.V4
                        && converted.into(XcmVersion.V5)
                                instanceof Conversion.Converted<VersionedXcm>(var up)) {
                    requireInto(converted, up, XcmVersion.V4);
                }
            }
        }
    }

    private static void requireInto(
            VersionedXcm expected, VersionedXcm message, XcmVersion version) {
        Checks.same(new Conversion.Converted<>(expected), message.into(version));
    }

    private static void require(boolean holds, VersionedXcm message, Object outcome) {
        if (!holds) {
            throw new AssertionError(message + " became " + outcome);
        }
    }
}
