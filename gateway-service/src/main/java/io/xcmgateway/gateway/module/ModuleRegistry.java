package io.xcmgateway.gateway.module;

import io.xcmgateway.api.bytes.ByteString;
import java.util.concurrent.CompletionStage;

/// The way in for modules.
public interface ModuleRegistry {

    /// Admits the module and keeps its bytes. Completes when they are durable; never exceptionally.
    CompletionStage<Registration> register(ByteString wasm);
}
