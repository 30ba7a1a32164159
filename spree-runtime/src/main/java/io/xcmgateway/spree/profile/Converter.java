package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.NetworkId;
import org.jspecify.annotations.Nullable;

/// From a location to an account; the first that answers is taken (XCM.md 12.2).
public sealed interface Converter {

    record ParentIsPreset() implements Converter {}

    record SiblingParachain() implements Converter {}

    record ChildParachain() implements Converter {}

    /// @param network which accounts may name besides none
    record AccountId32Aliases(@Nullable NetworkId network) implements Converter {}

    /// @param network which accounts may name besides none
    record AccountKey20Aliases(@Nullable NetworkId network) implements Converter {}

    record LocalTreasuryVoice(ByteString account) implements Converter {}

    record HashedDescription(Description description) implements Converter {}

    record Account32Hash() implements Converter {}

    record GlobalConsensus() implements Converter {}

    record GlobalConsensusParachain() implements Converter {}

    record ExternalConsensus() implements Converter {}

    /// "sibl" for a parachain at so many parents: a chain next to the host chain of an instance is
    /// at two.
    ///
    /// @param parents 0..255
    record ParachainAt(int parents) implements Converter {}

    /// The SCALE of the location, whatever it is: one account per location, as in mocks.
    record LocationItself() implements Converter {}

    default void write(ScaleWriter out) {
        switch (this) {
            case ParentIsPreset() -> out.u8(0);
            case SiblingParachain() -> out.u8(1);
            case ChildParachain() -> out.u8(2);
            case AccountId32Aliases(NetworkId network) -> {
                out.u8(3);
                out.option(network, NetworkId::write);
            }
            case AccountKey20Aliases(NetworkId network) -> {
                out.u8(4);
                out.option(network, NetworkId::write);
            }
            case LocalTreasuryVoice(ByteString account) -> {
                out.u8(5);
                out.byteVec(account);
            }
            case HashedDescription(Description description) -> {
                out.u8(6);
                description.write(out);
            }
            case Account32Hash() -> out.u8(7);
            case GlobalConsensus() -> out.u8(8);
            case GlobalConsensusParachain() -> out.u8(9);
            case ExternalConsensus() -> out.u8(10);
            case ParachainAt(int parents) -> {
                out.u8(11);
                out.u8(parents);
            }
            case LocationItself() -> out.u8(12);
        }
    }
}
