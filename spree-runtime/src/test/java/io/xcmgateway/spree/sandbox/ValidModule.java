package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import java.util.ArrayList;
import java.util.List;

/// A module that admission lets through, decoded and validated but not metered yet.
///
/// @param shapes one for each function that it defines
record ValidModule(DecodedModule decoded, List<FunctionShape> shapes) {
    ValidModule {
        shapes = List.copyOf(shapes);
    }

    /// @throws AssertionError if it is not valid
    static ValidModule of(ByteString wasm, List<HostSignature> allowed, Limits limits) {
        Findings findings = new Findings(1);
        try {
            DecodedModule decoded = ModuleDecoder.decode(wasm, allowed, limits, findings);
            if (!findings.none()) {
                throw new AssertionError("must be valid: " + findings.byOffset());
            }
            FunctionValidator validator = new FunctionValidator(decoded, limits);
            List<FunctionShape> shapes = new ArrayList<>();
            for (int i = 0; i < decoded.bodies().size(); i++) {
                shapes.add(validator.validate(i));
            }
            return new ValidModule(decoded, shapes);
        } catch (BrokenRule broken) {
            throw new AssertionError("must be valid: " + broken.finding(), broken);
        }
    }

    MeterPlan meterPlan(EngineProfile profile) {
        try {
            return MeterPlan.of(decoded, shapes, profile);
        } catch (BrokenRule broken) {
            throw new AssertionError("was valid: " + broken.finding(), broken);
        }
    }

    /// @param defined index among the defined functions
    ChargePlan chargePlan(int defined, EngineProfile profile, ChargePlan.Callees callees) {
        try {
            return ChargePlan.of(
                    decoded, decoded.bodies().get(defined), shapes.get(defined), profile, callees);
        } catch (BrokenRule broken) {
            throw new AssertionError("was valid: " + broken.finding(), broken);
        }
    }
}
