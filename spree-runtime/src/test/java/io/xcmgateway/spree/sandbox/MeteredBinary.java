package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import java.util.List;

/// A module as admission hands it to an engine: the very bytes that the compiled mode runs, for
/// another engine to run as well.
///
/// @param bytes metered
/// @param gasGlobal index of the i64 that counts gas down
/// @param depthGlobal index of the i32 that counts stack values up
public record MeteredBinary(ByteString bytes, int gasGlobal, int depthGlobal) {

    /// Decodes, validates and meters a module that admission let through.
    public static MeteredBinary of(AdmittedModule module, List<HostSignature> allowed) {
        EngineProfile profile = module.profile();
        ValidModule valid = ValidModule.of(module.bytes(), allowed, profile.limits());
        DecodedModule decoded = valid.decoded();
        try {
            byte[] metered = ModuleMeter.meter(decoded, valid.shapes(), profile, Mode.COMPILED);
            ModuleMeter.Appended appended = ModuleMeter.Appended.to(decoded);
            return new MeteredBinary(
                    ByteString.wrap(metered), appended.gasGlobal(), appended.depthGlobal());
        } catch (BrokenRule broken) {
            throw new AssertionError("an admitted module must pass again", broken);
        }
    }
}
