package io.xcmgateway.api.xcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.xcm.convert.Conversion;
import io.xcmgateway.api.xcm.form.FormValue;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/// What travels with a version beside messages: each is read alone and goes from any version to any
/// other. Their parts hold what they may.
class VersionedTypesTest {
    private static final String PLACE = "010100a10f";
    private static final String AMOUNT = PLACE + "0004";

    @Test
    void locations() {
        everyVersion(PLACE, PLACE, VersionedLocation::decode, VersionedLocation::into);
        everyVersion(
                "0100a10f",
                "0100a10f",
                VersionedInteriorLocation::decode,
                VersionedInteriorLocation::into);
    }

    @Test
    void assets() {
        everyVersion("00" + PLACE, PLACE, VersionedAssetId::decode, VersionedAssetId::into);
        everyVersion("00" + AMOUNT, AMOUNT, VersionedAsset::decode, VersionedAsset::into);
        everyVersion(
                "0400" + AMOUNT, "04" + AMOUNT, VersionedAssets::decode, VersionedAssets::into);
    }

    @Test
    void responses() {
        everyVersion(
                "010400" + AMOUNT,
                "0104" + AMOUNT,
                VersionedResponse::decode,
                VersionedResponse::into);
        everyVersion(
                "0307000000", "0307000000", VersionedResponse::decode, VersionedResponse::into);
    }

    @Test
    void palletsHaveNumbersOf32BitsAndNamesOf48Bytes() {
        ByteString name = ByteString.wrap(new byte[48]);
        ByteString longer = ByteString.wrap(new byte[49]);
        requiresU32(it -> new PalletInfo(it, name, name, 0, 0, 0));
        requiresU32(it -> new PalletInfo(0, name, name, it, 0, 0));
        requiresU32(it -> new PalletInfo(0, name, name, 0, it, 0));
        requiresU32(it -> new PalletInfo(0, name, name, 0, 0, it));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PalletInfo(0, longer, name, 0, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PalletInfo(0, name, longer, 0, 0, 0));
    }

    @Test
    void bodiesHaveNumbersOf32Bits() {
        requiresU32(BodyId.Index::new);
        requiresU32(BodyPart.Members::new);
        requiresU32(it -> new BodyPart.Fraction(it, 1));
        requiresU32(it -> new BodyPart.Fraction(1, it));
        requiresU32(it -> new BodyPart.AtLeastProportion(it, 1));
        requiresU32(it -> new BodyPart.AtLeastProportion(1, it));
        requiresU32(it -> new BodyPart.MoreThanProportion(it, 1));
        requiresU32(it -> new BodyPart.MoreThanProportion(1, it));
    }

    @Test
    void weightsAreReadAlone() {
        assertThat(ScaleReader.decode(ByteString.hex("0408"), Weight::read))
                .isEqualTo(new Decoded.Value<>(new Weight(1, 2)));
    }

    /// @param v3 the value's encoding in V3, without the version
    /// @param later the same in V4 and V5
    private static <T extends FormValue> void everyVersion(
            String v3,
            String later,
            Function<ByteString, Decoded<T>> decode,
            BiFunction<T, XcmVersion, Conversion<T>> into) {
        List<ByteString> encodings =
                List.of(
                        ByteString.hex("03" + v3),
                        ByteString.hex("04" + later),
                        ByteString.hex("05" + later));
        for (ByteString from : encodings) {
            T value = Decoding.value(decode.apply(from));
            assertThat(value.encode()).isEqualTo(from);
            for (int i = 0; i < encodings.size(); i++) {
                T expected = Decoding.value(decode.apply(encodings.get(i)));
                assertThat(into.apply(value, List.of(XcmVersion.values()).get(i)))
                        .isEqualTo(new Conversion.Converted<>(expected));
            }
        }
    }

    private static void requiresU32(LongFunction<Object> constructor) {
        assertThat(constructor.apply(0xffff_ffffL)).isEqualTo(constructor.apply(0xffff_ffffL));
        assertThatIllegalArgumentException().isThrownBy(() -> constructor.apply(1L << 32));
        assertThatIllegalArgumentException().isThrownBy(() -> constructor.apply(-1));
    }
}
