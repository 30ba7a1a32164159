package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.WeightLimit;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.InstructionError;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.api.xcm.v5.XcmError;
import io.xcmgateway.spree.profile.Barrier;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.state.MapView;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Mode `alias`: a barrier that follows aliases lets the program through if the rule allows it.
record AliasCase(JsonNode each) implements ExecutorCase {
    private static final Weight WEIGHT = new Weight(1, 1);

    @Override
    public void check() {
        for (JsonNode step : each.get("steps")) {
            Barrier barrier =
                    new Barrier.AllowExplicitUnpaidExecutionFrom(
                            new LocationFilter.Everything(),
                            List.of(JsonRules.alias(step.get("rule").stringValue())));
            MapView state =
                    CommittedBlob.genesis(
                            VectorProfiles.only(WEIGHT, barrier, List.of()),
                            VectorProfiles.BUILDER_MOCK);
            Xcm program =
                    new Xcm(
                            List.of(
                                    new Instruction.AliasOrigin(Json.location(step.get("target"))),
                                    new Instruction.UnpaidExecution(
                                            new WeightLimit.Unlimited(), null)));
            Location origin = Json.location(step.get("origin"));
            Outcome outcome =
                    CommittedBlob.apply(
                                    state,
                                    origin,
                                    ScaleWriter.encode(
                                            new VersionedXcm.V5(program), VersionedXcm::write))
                            .outcome();
            boolean allowed = step.get("expect").get("allowed").booleanValue();
            XcmError error = allowed ? new XcmError.Unimplemented() : new XcmError.Barrier();
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Incomplete.class,
                            it -> assertThat(it.error()).isEqualTo(new InstructionError(0, error)));
        }
    }
}
