package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.xcm.VersionedLocation;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.XcmVersion;
import io.xcmgateway.api.xcm.convert.Conversion;
import io.xcmgateway.api.xcm.form.DecodeLimits;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.spree.module.ModuleExecution;
import io.xcmgateway.spree.query.DryRunEffects;
import io.xcmgateway.spree.query.DryRunError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A dry run of what people-paseo executed: it tells what the execution on the same state comes to,
/// forwarded messages lowered to the program's version.
final class DryRunCase {
    private DryRunCase() {}

    static void check(PeoplePaseo vectors, JsonNode each) {
        ByteString bytes = Json.bytes(each.get("xcmHex"));
        VersionedXcm program =
                CommittedBlob.value(VersionedXcm.decode(bytes, DecodeLimits.Depth.UNLIMITED));
        Location sender = Json.location(each.get("origin").get("V5"));
        VersionedLocation origin = new VersionedLocation.V5(sender);
        JsonNode expected = each.get("result");
        if (!expected.has("outcome")) {
            Questions.declines(
                    vectors.genesis(),
                    api -> api.dryRunXcm(origin, program),
                    DryRunError.VERSIONED_CONVERSION_FAILED);
            return;
        }
        DryRunEffects effects =
                Questions.given(vectors.genesis(), api -> api.dryRunXcm(origin, program));
        ModuleExecution executed = CommittedBlob.apply(vectors.genesis(), sender, bytes).result();
        assertThat(effects.executionResult()).isEqualTo(executed.outcome());
        assertThat(effects.executionResult())
                .isEqualTo(Json.read(expected.get("outcome"), Outcome::from));
        assertThat(effects.emittedEvents()).isEqualTo(executed.events());
        assertThat(effects.forwardedXcms())
                .isEqualTo(forwarded(executed.outbound(), version(program)));
    }

    private static List<DryRunEffects.Forwarded> forwarded(
            List<ModuleExecution.Outbound> outbound, XcmVersion version) {
        Map<Location, List<VersionedXcm>> byDestination = new LinkedHashMap<>();
        for (ModuleExecution.Outbound each : outbound) {
            VersionedXcm message = CommittedBlob.value(VersionedXcm.decode(each.message()));
            byDestination
                    .computeIfAbsent(each.destination(), _ -> new ArrayList<>())
                    .add(converted(message.into(version)));
        }
        return byDestination.entrySet().stream()
                .map(entry ->
                        new DryRunEffects.Forwarded(
                                converted(new VersionedLocation.V5(entry.getKey()).into(version)),
                                entry.getValue()))
                .toList();
    }

    static XcmVersion version(VersionedXcm program) {
        return switch (program) {
            case VersionedXcm.V3 _ -> XcmVersion.V3;
            case VersionedXcm.V4 _ -> XcmVersion.V4;
            case VersionedXcm.V5 _ -> XcmVersion.V5;
        };
    }

    static <T> T converted(Conversion<T> conversion) {
        return switch (conversion) {
            case Conversion.Converted<T>(T value) -> value;
            case Conversion<T> other -> throw new AssertionError(other);
        };
    }
}
