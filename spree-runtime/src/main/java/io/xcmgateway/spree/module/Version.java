package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// Result of `SpreeModule_version`: what a module says of itself.
///
/// @param abi 0..65535; [#ABI] is the one spoken here
/// @param name at most [AbiLimits#NAME_BYTES_MAX] bytes, meant as UTF-8
/// @param version 0..2^32-1
/// @param features 64 bits, which only the module understands
public record Version(int abi, ByteString name, long version, long features) {
    public static final String EXPORT = "SpreeModule_version";

    /// The version of the ABI that this runtime speaks.
    public static final int ABI = 1;

    public Version {
        Bounds.atMost("name bytes", name.length(), AbiLimits.NAME_BYTES_MAX);
    }

    public static Decoded<Version> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, Version::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, Version::write);
    }

    public static Version read(ScaleReader in) throws Malformed {
        return new Version(
                in.field("abi", ScaleReader::u16),
                in.field("name", at -> at.byteVec(AbiLimits.NAME_BYTES_MAX)),
                in.field("version", ScaleReader::u32),
                in.field("features", ScaleReader::u64));
    }

    public void write(ScaleWriter out) {
        out.u16(abi).byteVec(name).u32(version).u64(features);
    }
}
