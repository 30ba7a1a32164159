package io.xcmgateway.gateway.http.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.execution.ModuleSummary;
import java.util.List;
import java.util.Map;

/// A registered module.
@Schema(name = "Module", description = "Code, named by its hash and never changed.")
record ModuleView(
        @Schema(description = "blake2b-256 of the bytes.") Hash32 codeHash,
        @Schema(example = "131072") int sizeBytes,
        Map<String, String> links) {

    ModuleView {
        links = Map.copyOf(links);
    }

    @Schema(name = "Modules")
    record All(List<ModuleView> modules) {
        All {
            modules = List.copyOf(modules);
        }
    }

    static ModuleView of(ModuleSummary summary) {
        return new ModuleView(
                summary.hash(),
                summary.sizeBytes(),
                Map.of("self", "/v1/modules/" + summary.hash()));
    }
}
