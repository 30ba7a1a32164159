package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.crypto.Hashing;
import java.util.ArrayList;
import java.util.List;

/// Takes a module through all stages of admission: decode, validate, meter, compile. Every stage is
/// linear in the module's size, and Chicory does not see a byte that has not passed the ones
/// before.
final class Gatekeeper {
    private final ByteString wasm;
    private final EngineProfile profile;
    private final List<Admission.Finding> findings = new ArrayList<>();

    Gatekeeper(ByteString wasm, EngineProfile profile) {
        this.wasm = wasm;
        this.profile = profile;
    }

    Admission admit(List<HostSignature> allowed) {
        try {
            DecodedModule decoded = ModuleDecoder.decode(wasm, allowed, profile.limits());
            List<FunctionShape> shapes = validate(decoded);
            if (!findings.isEmpty()) {
                return new Admission.Refused(findings);
            }
            Engine engine = Engine.compile(decoded, shapes, profile);
            return new Admission.Admitted(
                    new AdmittedModule(
                            Hashing.blake2b256(wasm),
                            wasm,
                            profile,
                            decoded.entryPoints(),
                            decoded.imports(),
                            engine));
        } catch (BrokenRule broken) {
            findings.add(broken.finding());
            return new Admission.Refused(findings);
        }
    }

    /// All functions, even after one is found bad: their sizes are known, so each stands alone.
    private List<FunctionShape> validate(DecodedModule decoded) throws BrokenRule {
        Limits limits = profile.limits();
        FunctionValidator validator = new FunctionValidator(decoded, limits);
        List<FunctionShape> shapes = new ArrayList<>(decoded.bodies().size());
        long cells = 0;
        for (int i = 0; i < decoded.bodies().size(); i++) {
            if (findings.size() == limits.findingsMax()) {
                break;
            }
            try {
                FunctionShape shape = validator.validate(i);
                cells += (long) shape.frameValues() * shape.branchTargets();
                shapes.add(shape);
            } catch (BrokenRule broken) {
                findings.add(broken.finding());
            }
        }
        if (cells > limits.moduleFrameCellsMax()) {
            throw new BrokenRule(
                    0,
                    "at most "
                            + limits.moduleFrameCellsMax()
                            + " frame values times branch targets in all functions",
                    String.valueOf(cells));
        }
        return shapes;
    }
}
