package io.xcmgateway.gateway.http.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.spree.sandbox.Admission;
import java.util.List;

/// What admission has against a module.
@Schema(
        name = "Precheck",
        description = "All that keeps a module from being admitted, short of compiling it.")
record PrecheckView(
        @Schema(description = "blake2b-256 of the bytes.") Hash32 codeHash,
        @Schema(example = "131072") int sizeBytes,
        @Schema(
                        description =
                                "Whether nothing was found. Compilation, which only registering"
                                        + " does, may still refuse it.")
                boolean passed,
        @Schema(description = "By offset. At most as many as the engine profile says.")
                List<PrecheckFinding> findings) {

    PrecheckView {
        findings = List.copyOf(findings);
    }

    @Schema(name = "PrecheckFinding", description = "One broken rule.")
    record PrecheckFinding(
            @Schema(description = "In bytes from the start of the module.", example = "42")
                    int offset,
            @Schema(description = "What is demanded.", example = "an allowed instruction")
                    String rule,
            @Schema(description = "What is there instead.", example = "0x43") String found) {}

    static PrecheckView of(ByteString wasm, List<Admission.Finding> findings) {
        return new PrecheckView(
                Hashing.blake2b256(wasm),
                wasm.length(),
                findings.isEmpty(),
                findings.stream()
                        .map(it -> new PrecheckFinding(it.offset(), it.rule(), it.found()))
                        .toList());
    }
}
