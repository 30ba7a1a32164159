package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.json.XcmJson;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.host.HostSession;
import io.xcmgateway.spree.module.ApplyMessage;
import io.xcmgateway.spree.module.Context;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.Genesis;
import io.xcmgateway.spree.module.GenesisResult;
import io.xcmgateway.spree.module.ModuleExecution;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.sandbox.HostFunction;
import io.xcmgateway.spree.sandbox.KeptInstance;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.MapView;
import io.xcmgateway.spree.twin.TwinEngine;
import java.util.ArrayList;
import java.util.List;

/// The committed blob in the sandbox. Every run is made compiled, on the instance that the run
/// before left and on a new one, interpreted, and on the twin engine; and all four must agree in
/// output, difference, reads and gas.
final class CommittedBlob {
    private CommittedBlob() {}

    static final AdmittedModule MODULE = admit();
    static final TwinEngine TWIN = new TwinEngine(MODULE);

    private static final long GAS_LIMIT = 1_000_000_000L;
    private static final SpreeRuntime RUNTIME = new SpreeRuntime();
    private static final List<HostFunction> HOST =
            new HostSession(EngineProfile.CURRENT, ByteString.EMPTY, MapView.EMPTY).functions();

    /// What a message came to.
    ///
    /// @param state after it
    record Applied(ModuleExecution result, MapView state, long gasUsed) {

        Outcome outcome() {
            return result.outcome();
        }

        Hash32 messageId() {
            return result.messageId();
        }

        /// All events of it; one that does not decode fails the test.
        List<LedgerEvent> events() {
            List<LedgerEvent> events = new ArrayList<>();
            for (ModuleExecution.Event event : result.events()) {
                Decoded<LedgerEvent> decoded = LedgerEvent.decode(event.topic(), event.data());
                assertThat(decoded).isNotNull();
                events.add(value(decoded));
            }
            return events;
        }

        <T extends LedgerEvent> List<T> events(Class<T> type) {
            return events().stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    /// The state after a genesis that must succeed.
    static MapView genesis(Profile profile, Junctions universal) {
        Execution.Returned run = genesisRun(profile.encode(), universal);
        assertThat(value(GenesisResult.decode(run.output()))).isEqualTo(new GenesisResult.SetUp());
        ProfileForms.check(profile, universal);
        return MapView.EMPTY.after(run.diff());
    }

    static GenesisResult genesisResult(ByteString profile, Junctions universal) {
        return value(GenesisResult.decode(genesisRun(profile, universal).output()));
    }

    private static Execution.Returned genesisRun(ByteString profile, Junctions universal) {
        Genesis input = new Genesis(new Context(0, 0, GAS_LIMIT), universal, profile);
        return run("SpreeModule_genesis", input.encode(), MapView.EMPTY);
    }

    static Applied apply(MapView state, Location origin, ByteString message) {
        return applyAt(0, state, origin, message);
    }

    static Applied applyAt(long timeMs, MapView state, Location origin, ByteString message) {
        ApplyMessage input = new ApplyMessage(new Context(1, timeMs, GAS_LIMIT), origin, message);
        Execution.Returned run = run("SpreeModule_apply_message", input.encode(), state);
        ModuleExecution result = value(ModuleExecution.decode(run.output()));
        return new Applied(result, state.after(run.diff()), run.gasUsed());
    }

    /// A version 5 message.
    static ByteString message(List<Instruction> program) {
        return ScaleWriter.encode(new VersionedXcm.V5(new Xcm(program)), VersionedXcm::write);
    }

    /// A version 5 message from the canonical JSON of its program.
    static ByteString message(String programJson) {
        VersionedXcm message = value(XcmJson.read("{\"V5\":" + programJson + "}"));
        return ScaleWriter.encode(message, VersionedXcm::write);
    }

    static Execution.Returned run(String export, ByteString input, MapView state) {
        return KeptInstance.callOnThread(() -> {
            Execution.Returned restored = run(export, input, state, Mode.COMPILED);
            KeptInstance.assertAsNew(MODULE, HOST);
            Sandbox.forgetInstances();
            Execution.Returned compiled = run(export, input, state, Mode.COMPILED);
            assertThat(restored).isEqualTo(compiled);
            Execution.Returned interpreted = run(export, input, state, Mode.INTERPRETED);
            assertThat(interpreted).isEqualTo(compiled);
            assertThat(TWIN.execute(export, input, state, GAS_LIMIT)).isEqualTo(compiled);
            return compiled;
        });
    }

    private static Execution.Returned run(
            String export, ByteString input, MapView state, Mode mode) {
        Execution execution = RUNTIME.execute(MODULE, export, input, state, GAS_LIMIT, mode);
        assertThat(execution).isInstanceOf(Execution.Returned.class);
        return (Execution.Returned) execution;
    }

    private static AdmittedModule admit() {
        ByteString wasm = StandardModules.xcmExecutor().wasm();
        return switch (Admission.admit(wasm, HostFunctions.signatures())) {
            case Admission.Admitted(AdmittedModule module) -> module;
            case Admission.Refused refused -> throw new AssertionError(refused);
        };
    }

    static <T> T value(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Value<T>(T value) -> value;
            case Decoded.Refused<T> refused -> throw new AssertionError(refused.message());
        };
    }
}
