package io.xcmgateway.api.xcm.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.json.XcmJson;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Every form has a writer of its own, and each can be chained.
class FormWriterTest {
    private static final FormValue ONE = out -> out.u8(1);

    /// Parts that values of every form may have.
    private static final FormValue PARTS =
            out -> {
                returnsItself(out, FormWriter::open);
                returnsItself(out, it -> it.key("unit"));
                returnsItself(out, it -> it.unit(7, "Unit"));
                returnsItself(out, it -> it.key("plain").plain(8, "Plain"));
                returnsItself(out, it -> it.key("variant").variant(9, "Variant"));
                returnsItself(out, it -> it.u32(2));
                returnsItself(out, FormWriter::end);
                returnsItself(out, it -> it.key("whole_variant").variant(10, "Whole", ONE));
                returnsItself(out, it -> it.key("struct").openVariant(11, "Struct"));
                returnsItself(out, it -> it.field("one", ONE));
                returnsItself(out, it -> it.optional("none", null));
                returnsItself(out, it -> it.optional("some", ONE));
                returnsItself(out, FormWriter::closeVariant);
                returnsItself(out, it -> it.key("tuple").openTuple());
                returnsItself(out, it -> it.u64(3));
                returnsItself(out, it -> it.bool(true));
                returnsItself(out, FormWriter::closeTuple);
                returnsItself(out, it -> it.key("numbers").openTuple());
                returnsItself(out, it -> it.compactU32(4));
                returnsItself(out, it -> it.compactU64(5));
                returnsItself(out, it -> it.compactU128(new U128(0, 6)));
                returnsItself(out, it -> it.u128(new U128(0, 9)));
                returnsItself(out, FormWriter::closeTuple);
                returnsItself(out, it -> it.key("bytes").bytes(ByteString.of(7, 8)));
                returnsItself(out, it -> it.key("array").array(List.of(ONE, ONE)));
                returnsItself(out, it -> it.key("option").option(ONE));
                returnsItself(out, FormWriter::close);
            };

    /// Parts that only values without an order have.
    private static final FormValue ALL =
            out -> {
                out.open().key("parts").put(PARTS);
                returnsItself(out, it -> it.key("vec").vec(List.of(ONE, ONE)));
                returnsItself(out, it -> it.key("bytes").byteVec(ByteString.of(9)));
                returnsItself(out, it -> it.key("call").call(ByteString.of(10)));
                out.close();
            };

    @Test
    void scaleWritesPartsBackToBack() {
        assertThat(ALL.encode())
                .isEqualTo(
                        ByteString.hex(
                                "07"
                                        + "08"
                                        + "0902000000"
                                        + "0a01"
                                        + "0b"
                                        + "01"
                                        + "00"
                                        + "0101"
                                        + "0300000000000000"
                                        + "01"
                                        + "10"
                                        + "14"
                                        + "18"
                                        + "09000000000000000000000000000000"
                                        + "0708"
                                        + "0101"
                                        + "0101"
                                        + "080101"
                                        + "0409"
                                        + "040a"));
    }

    @Test
    void canonicalJsonNamesTheParts() {
        assertThat(XcmJson.write(ALL))
                .isEqualTo(
                        "{\"parts\":{\"unit\":\"Unit\",\"plain\":\"Plain\","
                            + "\"variant\":{\"Variant\":2},\"whole_variant\":{\"Whole\":1},"
                            + "\"struct\":{\"Struct\":{\"one\":1,\"none\":null,\"some\":1}},"
                            + "\"tuple\":[\"3\",true],\"numbers\":[4,\"5\",\"6\",\"9\"],"
                            + "\"bytes\":\"0x0708\",\"array\":[1,1],\"option\":1},"
                            + "\"vec\":[1,1],\"bytes\":\"0x09\",\"call\":{\"encoded\":\"0x0a\"}}");
    }

    @Test
    void polkadotJsNamesThemItsOwnWay() {
        assertThat(XcmJson.writePolkadotJs(ALL))
                .startsWith(
                        "{\"parts\":{\"unit\":{\"unit\":null},\"plain\":\"Plain\","
                                + "\"variant\":{\"variant\":2},\"wholeVariant\":{\"whole\":1},")
                .contains("\"tuple\":[3,true],\"numbers\":[4,5,6,9],");
    }

    @Test
    void orderIsByPartsFromLeftToRight() {
        assertThat(OrderKey.compare(PARTS, PARTS)).isZero();
        assertAscending(out -> out.bool(false), out -> out.bool(true));
        assertAscending(out -> out.array(List.of(ONE)), out -> out.array(List.of(ONE, ONE)));
        assertAscending(out -> out.option(null), out -> out.option(ONE));
        assertAscending(out -> out.u32(255), out -> out.u32(256));
        assertAscending(out -> out.u64(Long.MAX_VALUE), out -> out.u64(Long.MIN_VALUE));
        assertAscending(
                out -> out.compactU128(new U128(0, -1)), out -> out.compactU128(new U128(1, 0)));
    }

    @Test
    void orderTakesValuesOfAnyLength() {
        assertAscending(longWith(0), longWith(1));
        ByteString long0 = ByteString.hex("ee".repeat(200) + "00");
        ByteString long1 = ByteString.hex("ee".repeat(200) + "01");
        assertAscending(out -> out.bytes(long0), out -> out.bytes(long1));
    }

    private static FormValue longWith(int last) {
        return out -> {
            for (int i = 0; i < 100; i++) {
                out.u64(i);
            }
            out.u8(last);
        };
    }

    private static void assertAscending(FormValue less, FormValue more) {
        assertThat(OrderKey.compare(less, more)).isNegative();
        assertThat(OrderKey.compare(more, less)).isPositive();
    }

    private static void returnsItself(FormWriter out, UnaryOperator<FormWriter> call) {
        assertThat(call.apply(out)).isSameAs(out);
    }
}
