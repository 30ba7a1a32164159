package io.xcmgateway.proof.fuzz;

import static io.xcmgateway.proof.fuzz.Properties.same;

import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.proof.EquivocationJson;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.proof.TrustedNetworks;

/// What must hold of whatever the parsers of JSON accept: it is the same after being written.
final class DocumentProperties {
    private DocumentProperties() {}

    static void policy(String text) {
        if (PolicyJson.read(text) instanceof PolicyJson.Read.Usable(TrustedNetworks trusted)) {
            same(new PolicyJson.Read.Usable(trusted), PolicyJson.read(PolicyJson.write(trusted)));
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
