package io.xcmgateway.gateway.proof;

import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.gateway.state.InstanceRecord;
import org.jspecify.annotations.Nullable;

/// The last look at a proof before it leaves: nobody should be handed one that does not verify.
@FunctionalInterface
public interface ProofCheck {

    /// Why the proof does not hold, or `null`.
    ///
    /// @param instance the instance it is about
    @Nullable String refusal(InstanceRecord instance, ExecutionProof proof);
}
