package io.xcmgateway.api.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Encodings are those of the SCALE specification and of parity-scale-codec's documentation.
class ScaleTest {

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "1, 04",
        "63, fc",
        "64, 0101",
        "16383, fdff",
        "16384, 02000100",
        "65535, feff0300",
        "1073741823, feffffff",
        "1073741824, 0300000040",
        "4294967295, 03ffffffff",
        "4294967296, 070000000001",
        "100000000000000, 0b00407a10f35a",
        "18446744073709551615, 13ffffffffffffffff",
        "18446744073709551616, 17000000000000000001",
        "340282366920938463463374607431768211455, 33ffffffffffffffffffffffffffffffff",
    })
    void compactNumbersHaveOneForm(String decimal, String hex) {
        U128 value = U128.from(new BigInteger(decimal));
        assertThat(new ScaleWriter().compactU128(value).toByteString())
                .isEqualTo(ByteString.hex(hex));
        assertThat(ScaleReader.decode(ByteString.hex(hex), ScaleReader::compactU128))
                .isEqualTo(new Decoded.Value<>(value));
        assertThat(value).hasToString(decimal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100",
                "fd00",
                "02000000",
                "fe000000",
                "0300000000",
                "03ffffff3f",
                "0700000040",
                "070000004000",
                "3700000000000000000000000000000000ff",
                "ff",
                "01",
                "020000",
                "",
            })
    void otherFormsOfNumbersAreRefused(String hex) {
        assertThat(ScaleReader.decode(ByteString.hex(hex), ScaleReader::compactU128))
                .isInstanceOf(Decoded.Refused.class);
    }

    @Test
    void compactNumbersMustFitTheirType() {
        ByteString twoTo32 = ByteString.hex("070000000001");
        assertThat(ScaleReader.decode(twoTo32, ScaleReader::compactU32))
                .isEqualTo(new Decoded.Refused<Long>(0, "", "compact u32", "4294967296"));
        ByteString twoTo64 = ByteString.hex("17000000000000000001");
        assertThat(ScaleReader.decode(twoTo64, ScaleReader::compactU64))
                .isEqualTo(new Decoded.Refused<Long>(0, "", "compact u64", "18446744073709551616"));
        assertThat(ScaleReader.decode(ByteString.hex("03ffffffff"), ScaleReader::compactU32))
                .isEqualTo(new Decoded.Value<>(0xffff_ffffL));
    }

    @Test
    void fixedNumbersAreLittleEndian() {
        ByteString bytes =
                new ScaleWriter()
                        .u8(255)
                        .u16(0x0102)
                        .u32(0xffff_fffeL)
                        .u64(-2)
                        .u128(new U128(1, 2))
                        .bool(true)
                        .toByteString();
        assertThat(bytes)
                .isEqualTo(
                        ByteString.hex(
                                "ff0201feffffff"
                                        + "feffffffffffffff"
                                        + "0200000000000000"
                                        + "0100000000000000"
                                        + "01"));
        assertThat(
                        ScaleReader.decode(
                                bytes,
                                in ->
                                        List.<Object>of(
                                                in.u8(), in.u16(), in.u32(), in.u64(), in.u128(),
                                                in.bool())))
                .isEqualTo(
                        new Decoded.Value<>(
                                List.<Object>of(
                                        255, 0x0102, 0xffff_fffeL, -2L, new U128(1, 2), true)));
    }

    @Test
    void collectionsSayTheirLength() {
        ByteString bytes =
                new ScaleWriter()
                        .byteVec(ByteString.of(7, 8))
                        .vec(List.of(1L, 2L), (item, out) -> out.u32(item))
                        .option((Hash32) null, (item, out) -> out.hash32(item))
                        .option(Hash32.ZERO, (item, out) -> out.hash32(item))
                        .toByteString();
        assertThat(bytes)
                .isEqualTo(
                        ByteString.hex(
                                "080708" + "080100000002000000" + "00" + "01" + "00".repeat(32)));
        assertThat(
                        ScaleReader.decode(
                                bytes,
                                in -> {
                                    assertThat(in.byteVec(2)).isEqualTo(ByteString.of(7, 8));
                                    assertThat(in.vec(2, ScaleReader::u32)).containsExactly(1L, 2L);
                                    assertThat(in.option(ScaleReader::hash32)).isNull();
                                    return String.valueOf(in.option(ScaleReader::hash32));
                                }))
                .isEqualTo(new Decoded.Value<>("0x" + "00".repeat(32)));
    }

    @Test
    void refusalsNameThePlace() {
        Decoded<List<Long>> decoded =
                ScaleReader.decode(
                        ByteString.hex("0801000000020000"),
                        in -> in.field("items", it -> it.vec(9, ScaleReader::u32)));
        assertThat(decoded)
                .isEqualTo(
                        new Decoded.Refused<List<Long>>(
                                5, "items[1]", "4 more bytes", "3 before the end of input"));
    }

    @Test
    void namedPartsAreRead() {
        assertThat(ScaleReader.decode(ByteString.of(7), in -> in.field("part", ScaleReader::u8)))
                .isEqualTo(new Decoded.Value<>(7));
    }

    @Test
    void valuesAreEncodedAlone() {
        assertThat(ScaleWriter.<Long>encode(3L, (item, out) -> out.u32(item)))
                .isEqualTo(ByteString.of(3, 0, 0, 0));
        assertThat(new ScaleWriter(1).u16(1).u8(2).size()).isEqualTo(3);
    }

    /// One byte of input is left, and the refusal names what the whole value wanted.
    @Test
    void numbersCutShortAreRefusedWhole() {
        refusedCutShort(2, ByteString.of(1), ScaleReader::u16);
        refusedCutShort(4, ByteString.of(1), ScaleReader::u32);
        refusedCutShort(8, ByteString.of(1), ScaleReader::u64);
        refusedCutShort(16, ByteString.of(1), ScaleReader::u128);
        refusedCutShort(16, ByteString.hex("01".repeat(15)), ScaleReader::u128);
    }

    @Test
    void compactNumbersCutShortAreRefusedWhole() {
        assertThat(ScaleReader.decode(ByteString.hex("2701"), ScaleReader::compactU128))
                .isEqualTo(
                        new Decoded.Refused<U128>(
                                1, "", "13 more bytes", "1 before the end of input"));
    }

    private static <T> void refusedCutShort(
            int wanted, ByteString bytes, ScaleReader.Item<T> item) {
        assertThat(ScaleReader.decode(bytes, item))
                .isEqualTo(
                        new Decoded.Refused<T>(
                                0,
                                "",
                                wanted + " more bytes",
                                bytes.length() + " before the end of input"));
    }

    @Test
    void lengthsAreCheckedBeforeMemoryIsTaken() {
        ByteString fourBillion = ByteString.hex("03ffffffff");
        assertThat(ScaleReader.decode(fourBillion, in -> in.byteVec(Integer.MAX_VALUE)))
                .isInstanceOf(Decoded.Refused.class);
        ByteString twoBillion = ByteString.hex("03ffffff7f");
        assertThat(ScaleReader.decode(twoBillion, in -> in.byteVec(Integer.MAX_VALUE)))
                .isEqualTo(
                        new Decoded.Refused<ByteString>(
                                0, "", "2147483647 items in 0 remaining bytes", "end of input"));
        assertThat(ScaleReader.decode(ByteString.hex("0c010203"), in -> in.byteVec(2)))
                .isEqualTo(new Decoded.Refused<ByteString>(0, "", "at most 2 items", "3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "ff"})
    void boolsAndOptionsAreZeroOrOne(String hex) {
        ByteString bytes = ByteString.hex(hex);
        assertThat(ScaleReader.decode(bytes, ScaleReader::bool))
                .isInstanceOf(Decoded.Refused.class);
        assertThat(ScaleReader.decode(bytes, in -> String.valueOf(in.option(ScaleReader::u8))))
                .isInstanceOf(Decoded.Refused.class);
    }

    @Test
    void bytesLeftOverAreRefused() {
        assertThat(ScaleReader.decode(ByteString.of(1, 2), ScaleReader::bool))
                .isEqualTo(new Decoded.Refused<Boolean>(1, "", "end of input", "1 trailing bytes"));
    }

    @Test
    void numbersOutOfRangeAreNotWritten() {
        ScaleWriter out = new ScaleWriter(1);
        assertThatIllegalArgumentException().isThrownBy(() -> out.u8(256));
        assertThatIllegalArgumentException().isThrownBy(() -> out.u16(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> out.u32(1L << 32));
        assertThatIllegalArgumentException().isThrownBy(() -> out.compactU32(-1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "-1",
                "+1",
                "1.0",
                "1e3",
                " 1",
                "340282366920938463463374607431768211456"
            })
    void decimalsHaveOneForm(String text) {
        assertThat(U128.parse(text)).isNull();
    }

    @Test
    void amountsCompareUnsignedAndSaturate() {
        assertThat(U128.parse("340282366920938463463374607431768211455")).isEqualTo(U128.MAX);
        assertThat(U128.of(-1)).isGreaterThan(U128.of(1)).isLessThan(new U128(1, 0));
        assertThat(U128.MAX).isGreaterThan(new U128(Long.MAX_VALUE, 0));
        assertThat(U128.of(-1).saturatingAdd(U128.of(1))).isEqualTo(new U128(1, 0));
        assertThat(U128.MAX.saturatingAdd(U128.of(1))).isEqualTo(U128.MAX);
        U128 half = new U128(Long.MIN_VALUE, 0);
        assertThat(half.saturatingAdd(U128.of(1))).isEqualTo(new U128(Long.MIN_VALUE, 1));
        assertThat(half.saturatingAdd(half)).isEqualTo(U128.MAX);
        assertThat(U128.ZERO.isZero()).isTrue();
        assertThat(new U128(1, 0).isZero()).isFalse();
    }
}
