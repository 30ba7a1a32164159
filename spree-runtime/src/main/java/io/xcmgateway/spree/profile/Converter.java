package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;
import io.xcmgateway.api.xcm.v5.NetworkId;
import org.jspecify.annotations.Nullable;

/// From a location to an account; the first that answers is taken (XCM.md 12.2).
public sealed interface Converter extends FormValue {

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
    record ParachainAt(int parents) implements Converter {
        public ParachainAt {
            Range.requireU8("parents", parents);
        }
    }

    /// The SCALE of the location, whatever it is: one account per location, as in mocks.
    record LocationItself() implements Converter {}

    static Converter from(FormReader in) throws Malformed {
        return in.variant(ConfigTables.CONVERTER);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case ParentIsPreset() -> out.unit(0, "ParentIsPreset");
            case SiblingParachain() -> out.unit(1, "SiblingParachain");
            case ChildParachain() -> out.unit(2, "ChildParachain");
            case AccountId32Aliases(var network) ->
                    out.variant(3, "AccountId32Aliases").option(network).end();
            case AccountKey20Aliases(var network) ->
                    out.variant(4, "AccountKey20Aliases").option(network).end();
            case LocalTreasuryVoice(ByteString account) ->
                    out.variant(5, "LocalTreasuryVoice").byteVec(account).end();
            case HashedDescription(Description description) ->
                    out.variant(6, "HashedDescription", description);
            case Account32Hash() -> out.unit(7, "Account32Hash");
            case GlobalConsensus() -> out.unit(8, "GlobalConsensus");
            case GlobalConsensusParachain() -> out.unit(9, "GlobalConsensusParachain");
            case ExternalConsensus() -> out.unit(10, "ExternalConsensus");
            case ParachainAt(int parents) ->
                    out.openVariant(11, "ParachainAt").key("parents").u8(parents).closeVariant();
            case LocationItself() -> out.unit(12, "LocationItself");
        }
    }
}
