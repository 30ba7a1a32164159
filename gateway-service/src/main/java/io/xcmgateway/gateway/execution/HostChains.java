package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.instance.InstanceRegistry;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.instance.OptInRequest;
import io.xcmgateway.gateway.instance.OptOut;
import io.xcmgateway.gateway.instance.OptOutRequest;
import java.util.concurrent.CompletionStage;

/// The ways in and out for host chains.
final class HostChains implements InstanceRegistry {
    private final OptIns optIns;
    private final OptOuts optOuts;

    HostChains(OptIns optIns, OptOuts optOuts) {
        this.optIns = optIns;
        this.optOuts = optOuts;
    }

    @Override
    public CompletionStage<OptIn> optIn(OptInRequest request) {
        return optIns.optIn(request);
    }

    @Override
    public CompletionStage<OptOut> optOut(OptOutRequest request) {
        return optOuts.optOut(request);
    }
}
