package io.xcmgateway.api.xcm;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.form.DecodeLimits;
import io.xcmgateway.api.xcm.v5.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A refusal says where, in what, and by which rule.
class XcmRefusalsTest {

    @Test
    void namesThePlaceAndTheRuleOfAZeroAmount() {
        assertThat(refused("0x0500".replace("00", "08") + "0a" + "0004000000" + "00"))
                .isEqualTo(
                        new Decoded.Refused<VersionedXcm>(
                                8,
                                "V5[1].WithdrawAsset[0].fun.Fungible",
                                "a fungible amount above 0",
                                "0"));
    }

    @Test
    void namesTheAssetThatIsOutOfOrder() {
        assertThat(refused("0x0504000801000004000000" + "04"))
                .isEqualTo(
                        new Decoded.Refused<VersionedXcm>(
                                8,
                                "V5[0].WithdrawAsset[1]",
                                "items in ascending order",
                                "Out of order"));
    }

    @Test
    void saysHowManyInstructionsAreTooMany() {
        Decoded.Refused<VersionedXcm> refused = refused("0x059501" + "0a".repeat(101));
        assertThat(refused.offset()).isEqualTo(1);
        assertThat(refused.message())
                .isEqualTo(
                        "offset 1 at V5: expected at most 100 instructions in a message, found 101"
                                + " more");
    }

    @Test
    void countsInstructionsOverAllNestedPrograms() {
        String fifty = "c8" + "0a".repeat(49);
        assertThat(Decoding.message("0x05" + fifty + "16" + "c8" + "0a".repeat(50)))
                .isInstanceOf(VersionedXcm.V5.class);
        assertThat(refused("0x05" + fifty + "15" + "cc" + "0a".repeat(51)).path())
                .isEqualTo("V5[49].SetErrorHandler");
    }

    @Test
    void limitsDepthOnlyWhereTheEntryPointDoes() {
        ByteString nineLevels = ByteString.hex("0x05" + "0416".repeat(8) + "00");
        assertThat(Decoding.refusal(VersionedXcm.decode(nineLevels)).expected())
                .isEqualTo("nesting of at most 8");
        VersionedXcm message =
                Decoding.value(VersionedXcm.decode(nineLevels, DecodeLimits.Depth.UNLIMITED));
        assertThat(message.encode()).isEqualTo(nineLevels);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x0000", "0x0100", "0x0200", "0x0600", "0xff00"})
    void refusesVersionsThatDoNotExist(String hex) {
        assertThat(refused(hex).offset()).isZero();
        assertThat(refused(hex).expected()).startsWith("a variant of VersionedXcm");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "trailing byte, 0x050000, 2, 'end of input'",
        "unknown instruction, 0x050434, 2, 'a variant of Instruction'",
        "ninth junction, 0x05040b09, 3, 'a variant of Junctions'",
        "option byte, 0x05041e02, 3, 'option byte 0 or 1'",
        "bool, 0x05042b02, 3, 'bool 0 or 1'",
        "twenty-one assets, 0x05040054, 3, 'at most 20 items'",
        "seven transfers, 0x050431010000001c, 7, 'at most 6 items'",
        "two hints, 0x05043308, 3, 'at most 1 items'",
    })
    void namesTheRule(String name, String hex, int offset, String expected) {
        Decoded.Refused<VersionedXcm> refused = refused(hex);
        assertThat(refused.expected()).isEqualTo(expected);
        assertThat(refused.offset()).as(name).isEqualTo(offset);
    }

    @Test
    void refusesALocationWithBytesLeftOver() {
        assertThat(Decoding.refusal(Location.decode(ByteString.hex("0x010000"))).message())
                .isEqualTo("offset 2: expected end of input, found 1 trailing bytes");
    }

    private static Decoded.Refused<VersionedXcm> refused(String hex) {
        return Decoding.refusal(VersionedXcm.decode(ByteString.hex(hex)));
    }
}
