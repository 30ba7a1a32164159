package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.compiled.CompilerFailureException;
import io.xcmgateway.spree.compiled.DiskCode;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.module.ApplyMessage;
import io.xcmgateway.spree.module.Context;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.MapView;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The standard module does the same on code that another process compiled and that lay on disk as
/// on code that was just compiled: on the programs of the vectors, run to their end and out of gas.
final class CachedCodeTest {
    private static final long GAS_LIMIT = 1_000_000_000L;

    @TestFactory
    Stream<DynamicNode> runsAsFreshCodeDoes(@TempDir Path directory) {
        return Vectors.suite(
                List.of("xcm-people-paseo-executions.json"),
                document ->
                        Stream.of(
                                DynamicTest.dynamicTest(
                                        "all programs", () -> compare(document, directory))));
    }

    private static void compare(JsonNode document, Path directory) {
        assertThatThrownBy(() -> admit(DiskCode.outOf(directory)))
                .isInstanceOf(CompilerFailureException.class);
        admit(DiskCode.into(directory));
        AdmittedModule cached = admit(DiskCode.outOf(directory));
        PeoplePaseo vectors = new PeoplePaseo(document);
        List<JsonNode> cases = vectors.cases();
        assertThat(cases).hasSizeGreaterThan(50);
        Sandbox.callOnThread(
                "cached",
                () -> {
                    cases.forEach(each -> compare(each, vectors.genesis(), cached));
                    return cases;
                });
    }

    private static void compare(JsonNode each, MapView genesis, AdmittedModule cached) {
        ByteString input =
                new ApplyMessage(
                                new Context(1, 0, GAS_LIMIT),
                                Json.location(each.get("origin").get("V5")),
                                Json.bytes(each.get("xcmHex")))
                        .encode();
        Execution fresh = run(CommittedBlob.MODULE, input, genesis, GAS_LIMIT);
        assertThat(fresh).isInstanceOf(Execution.Returned.class);
        assertThat(run(cached, input, genesis, GAS_LIMIT))
                .as("%s", each.get("name"))
                .isEqualTo(fresh);
        long half = ((Execution.Returned) fresh).gasUsed() / 2;
        Execution trapped = run(CommittedBlob.MODULE, input, genesis, half);
        assertThat(trapped).isInstanceOf(Execution.Trapped.class);
        assertThat(run(cached, input, genesis, half)).as("%s", each.get("name")).isEqualTo(trapped);
    }

    private static Execution run(
            AdmittedModule module, ByteString input, MapView state, long gasLimit) {
        return new SpreeRuntime()
                .execute(
                        module, "SpreeModule_apply_message", input, state, gasLimit, Mode.COMPILED);
    }

    private static AdmittedModule admit(ModuleCompiler compiler) {
        Admission admission =
                Admission.admit(
                        StandardModules.xcmExecutor().wasm(),
                        HostFunctions.signatures(),
                        EngineProfile.CURRENT,
                        compiler);
        return ((Admission.Admitted) admission).module();
    }
}
