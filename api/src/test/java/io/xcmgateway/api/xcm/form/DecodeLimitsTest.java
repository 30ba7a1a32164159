package io.xcmgateway.api.xcm.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.json.JsonForm;
import io.xcmgateway.api.xcm.json.XcmJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The limits on their own; how messages draw on them is in the boundary vectors.
class DecodeLimitsTest {

    @ParameterizedTest
    @CsvSource({"LIMITED, 8", "CONFIGURATION, 32"})
    void levelsAreCountedWhileInside(DecodeLimits.Depth depth, int max) {
        DecodeLimits limits = new DecodeLimits(depth);
        for (int level = 1; level <= max; level++) {
            assertThat(limits.enter()).isTrue();
        }
        assertThat(limits.enter()).isFalse();
        limits.leave();
        limits.leave();
        assertThat(limits.enter()).isTrue();
        assertThat(limits.depthMax()).isEqualTo(max);
    }

    @Test
    void depthMayHaveNoLimit() {
        assertThat(new DecodeLimits(DecodeLimits.Depth.UNLIMITED).depthMax())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @EnumSource
    void refusalsTellTheLimit(DecodeLimits.Depth depth) {
        Decoded<Integer> scale =
                ScaleFormReader.decode(ByteString.EMPTY, depth, in -> nested(in, 33));
        Decoded<Integer> json = XcmJson.read("1", JsonForm.CANONICAL, depth, in -> nested(in, 33));
        if (depth == DecodeLimits.Depth.UNLIMITED) {
            assertThat(scale).isEqualTo(new Decoded.Value<>(33));
            assertThat(json).isEqualTo(new Decoded.Value<>(33));
        } else {
            String expected = "nesting of at most " + new DecodeLimits(depth).depthMax();
            assertThat(scale)
                    .isEqualTo(new Decoded.Refused<Integer>(0, "", expected, "a level more"));
            assertThat(json)
                    .isEqualTo(new Decoded.Refused<Integer>(0, "", expected, "a level more"));
        }
    }

    @Test
    void instructionsAreCountedOverTheWholeMessage() {
        DecodeLimits limits = new DecodeLimits(DecodeLimits.Depth.UNLIMITED);
        assertThat(limits.takeInstructions(60)).isTrue();
        assertThat(limits.takeInstructions(41)).isFalse();
        assertThat(limits.takeInstructions(40)).isTrue();
        assertThat(limits.takeInstructions(1)).isFalse();
        assertThat(limits.takeInstructions(0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 9", "1, 0", "-1, -1"})
    void numbersOf128BitsHaveAFixedWidth(long high, long low) {
        U128 number = new U128(high, low);
        FormValue value = out -> out.u128(number);
        assertThat(value.encode().length()).isEqualTo(16);
        assertThat(
                        ScaleFormReader.decode(
                                value.encode(), DecodeLimits.Depth.LIMITED, FormReader::u128))
                .isEqualTo(new Decoded.Value<>(number));
        assertThat(XcmJson.read(XcmJson.write(value), FormReader::u128))
                .isEqualTo(new Decoded.Value<>(number));
        assertThat(XcmJson.read("\"-1\"", FormReader::u128))
                .isEqualTo(
                        new Decoded.Refused<U128>(
                                0, "", "a decimal string of 0..2^128-1", "\"-1\""));
    }

    private static int nested(FormReader in, int levels) throws Malformed {
        return levels == 0 ? 0 : 1 + in.nested(it -> nested(it, levels - 1));
    }
}
