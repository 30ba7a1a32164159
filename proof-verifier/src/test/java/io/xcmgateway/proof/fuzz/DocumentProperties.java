package io.xcmgateway.proof.fuzz;

import static io.xcmgateway.proof.fuzz.Properties.same;

import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.proof.EquivocationJson;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.PolicyJson;

/// What must hold of whatever the parsers of JSON accept: it is the same after being written.
final class DocumentProperties {
    private DocumentProperties() {}

    static void policy(String text) {
        if (PolicyJson.read(text) instanceof PolicyJson.Read.Usable(Policy policy)) {
            same(new PolicyJson.Read.Usable(policy), PolicyJson.read(PolicyJson.write(policy)));
        }
    }

    static void equivocation(String text) {
        if (EquivocationJson.read(text)
                instanceof EquivocationJson.Read.Usable(Equivocation evidence)) {
            same(
                    new EquivocationJson.Read.Usable(evidence),
                    EquivocationJson.read(EquivocationJson.write(evidence)));
        }
    }
}
