package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes a module through all stages of admission: decode, validate, meter, compile. Every stage is
/// linear in the module's size, and Chicory does not see a byte that has not passed the ones
/// before.
final class Gatekeeper {
    private final ByteString wasm;
    private final EngineProfile profile;
    private final Findings findings;

    Gatekeeper(ByteString wasm, EngineProfile profile) {
        this.wasm = wasm;
        this.profile = profile;
        this.findings = new Findings(profile.limits().findingsMax());
    }

    /// A module without a fault.
    ///
    /// @param shapes one for each function that it defines
    private record Sound(DecodedModule decoded, List<FunctionShape> shapes) {
        byte[] metered(EngineProfile profile) throws BrokenRule {
            return ModuleMeter.meter(decoded, shapes, profile, Mode.COMPILED);
        }
    }

    List<Admission.Finding> precheck(List<HostSignature> allowed) {
        check(allowed);
        return findings.byOffset();
    }

    Admission admit(List<HostSignature> allowed, ModuleCompiler compiler) {
        Sound sound = check(allowed);
        if (sound == null) {
            return refused();
        }
        try {
            Hash32 codeHash = Hashing.blake2b256(wasm);
            MeteredModule metered =
                    new MeteredModule(
                            codeHash, profile.hash(), ByteString.wrap(sound.metered(profile)));
            return switch (compiler.compile(metered)) {
                case Compilation.Compiled(LoadedCode code) ->
                        new Admission.Admitted(
                                new AdmittedModule(
                                        codeHash,
                                        wasm,
                                        profile,
                                        sound.decoded().entryPoints(),
                                        sound.decoded().imports(),
                                        Engine.of(
                                                sound.decoded(),
                                                code,
                                                () -> guarded(wasm, allowed, profile),
                                                profile)));
                case Compilation.Refused(Admission.Finding finding) ->
                        new Admission.Refused(List.of(finding));
            };
        } catch (BrokenRule broken) {
            findings.add(broken);
            return refused();
        }
    }

    /// An admitted module, metered for the interpreter.
    private static byte[] guarded(
            ByteString wasm, List<HostSignature> allowed, EngineProfile profile) {
        Sound sound = new Gatekeeper(wasm, profile).check(allowed);
        if (sound == null) {
            throw new IllegalStateException("an admitted module must pass again");
        }
        try {
            return ModuleMeter.meter(sound.decoded(), sound.shapes(), profile, Mode.INTERPRETED);
        } catch (BrokenRule broken) {
            throw new IllegalStateException("an admitted module must be metered again", broken);
        }
    }

    private Admission.Refused refused() {
        return new Admission.Refused(findings.byOffset());
    }

    /// `null` if there are findings.
    private @Nullable Sound check(List<HostSignature> allowed) {
        try {
            DecodedModule decoded = ModuleDecoder.decode(wasm, allowed, profile.limits(), findings);
            List<FunctionShape> shapes = validate(decoded);
            return findings.none() ? new Sound(decoded, shapes) : null;
        } catch (BrokenRule broken) {
            findings.add(broken);
            return null;
        }
    }

    /// All functions, even after one is found bad: their sizes are known, so each stands alone.
    ///
    /// @return one for each that is good
    private List<FunctionShape> validate(DecodedModule decoded) {
        Limits limits = profile.limits();
        FunctionValidator validator = new FunctionValidator(decoded, limits);
        List<FunctionShape> shapes = new ArrayList<>(decoded.bodies().size());
        long cells = 0;
        for (int i = 0; i < decoded.bodies().size() && !findings.full(); i++) {
            if (!decoded.canJudge(i)) {
                continue;
            }
            try {
                FunctionShape shape = validator.validate(i);
                cells += (long) shape.frameValues() * shape.branchTargets();
                shapes.add(shape);
            } catch (BrokenRule broken) {
                findings.add(broken);
            }
        }
        if (cells > limits.moduleFrameCellsMax()) {
            findings.add(
                    new BrokenRule(
                            0,
                            "at most "
                                    + limits.moduleFrameCellsMax()
                                    + " frame values times branch targets in all functions",
                            String.valueOf(cells)));
        }
        return shapes;
    }
}
