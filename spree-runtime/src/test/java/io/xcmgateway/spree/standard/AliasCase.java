package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.WeightLimit;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.InstructionError;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.XcmError;
import io.xcmgateway.spree.profile.AliasRule;
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
            List<AliasRule> rules = List.of(JsonRules.alias(step.get("rule").stringValue()));
            Barrier follows =
                    new Barrier.AllowExplicitUnpaidExecutionFrom(
                            new LocationFilter.Everything(), rules);
            check(step, follows, rules, new XcmError.Barrier());
            check(step, new Barrier.AllowEverything(), rules, new XcmError.NoPermission());
        }
    }

    private static void check(
            JsonNode step, Barrier barrier, List<AliasRule> rules, XcmError otherwise) {
        MapView state =
                CommittedBlob.genesis(
                        VectorProfiles.aliasing(WEIGHT, barrier, rules),
                        VectorProfiles.BUILDER_MOCK);
        List<Instruction> program =
                List.of(
                        new Instruction.AliasOrigin(Json.location(step.get("target"))),
                        new Instruction.UnpaidExecution(new WeightLimit.Unlimited(), null));
        Outcome outcome =
                CommittedBlob.apply(
                                state,
                                Json.location(step.get("origin")),
                                CommittedBlob.message(program))
                        .outcome();
        boolean allowed = step.get("expect").get("allowed").booleanValue();
        if (allowed) {
            assertThat(outcome).isEqualTo(new Outcome.Complete(WEIGHT));
        } else {
            InstructionError error = new InstructionError(0, otherwise);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Incomplete.class,
                            it -> assertThat(it.error()).isEqualTo(error));
        }
    }
}
