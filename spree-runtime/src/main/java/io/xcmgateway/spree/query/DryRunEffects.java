package io.xcmgateway.spree.query;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.xcm.VersionedLocation;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.spree.module.AbiLimits;
import io.xcmgateway.spree.module.ModuleExecution;
import java.util.List;

/// What executing a program would come to (`XcmDryRunEffects` in xcm-runtime-apis `dry_run.rs`).
///
/// @param executionResult how it would end
/// @param emittedEvents the module's own, at most [AbiLimits#EVENTS_MAX]
/// @param forwardedXcms what it would send, destinations in the order of the first message to each,
///   all in the version of the program that was asked about
public record DryRunEffects(
        Outcome executionResult,
        List<ModuleExecution.Event> emittedEvents,
        List<Forwarded> forwardedXcms) {
    public DryRunEffects {
        emittedEvents = List.copyOf(emittedEvents);
        forwardedXcms = List.copyOf(forwardedXcms);
    }

    /// Messages to one destination, in order.
    ///
    /// @param destination as the instance sees it
    public record Forwarded(VersionedLocation destination, List<VersionedXcm> messages) {
        public Forwarded {
            messages = List.copyOf(messages);
        }

        static Forwarded read(ScaleReader in) throws Malformed {
            return new Forwarded(
                    in.field(
                            "destination", at -> ScaleFormReader.read(at, VersionedLocation::from)),
                    in.field(
                            "messages",
                            at ->
                                    at.vec(
                                            AbiLimits.OUTBOUND_MAX,
                                            it -> ScaleFormReader.read(it, VersionedXcm::from))));
        }
    }

    static DryRunEffects read(ScaleReader in) throws Malformed {
        return new DryRunEffects(
                in.field("execution_result", Outcome::read),
                in.field(
                        "emitted_events",
                        at -> at.vec(AbiLimits.EVENTS_MAX, ModuleExecution.Event::read)),
                in.field("forwarded_xcms", at -> at.vec(AbiLimits.OUTBOUND_MAX, Forwarded::read)));
    }
}
