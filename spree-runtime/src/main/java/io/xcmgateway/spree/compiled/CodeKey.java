package io.xcmgateway.spree.compiled;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.spree.sandbox.CompiledCode;
import io.xcmgateway.spree.sandbox.MeteredModule;

/// All that decides what compiled code is: code of another key is never taken for it.
///
/// @param codeHash Blake2b-256 of the module
/// @param profileHash of the engine profile
/// @param meteredHash Blake2b-256 of the metered module, the very bytes that are compiled
/// @param engine name and version of the compiler
/// @param format of the encoding, and version of the compiler's options
/// @param jdkFeature version of Java that linked it, such as 25
record CodeKey(
        Hash32 codeHash,
        Hash32 profileHash,
        Hash32 meteredHash,
        String engine,
        int format,
        int jdkFeature) {

    static CodeKey of(MeteredModule module) {
        return new CodeKey(
                module.codeHash(),
                module.profileHash(),
                Hashing.blake2b256(module.wasm()),
                CompiledCode.ENGINE,
                CompiledCode.FORMAT,
                Runtime.version().feature());
    }

    ByteString encode() {
        ScaleWriter out = new ScaleWriter();
        out.hash32(codeHash).hash32(profileHash).hash32(meteredHash);
        return out.byteVec(ByteString.ascii(engine)).u16(format).u16(jdkFeature).toByteString();
    }

    /// Of its file.
    String fileName() {
        return Hashing.blake2b256(encode()).toHex() + CodeFiles.SUFFIX;
    }
}
