package io.xcmgateway.api.xcm.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.xcm.OriginKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariantsTest {
    private static Variants<Object> variants() {
        return Variants.named("Sample")
                .unit(0, "None", () -> "none")
                .one(3, "One", FormReader::u8)
                .fields(2, "Fields", in -> in.field("only", FormReader::u32));
    }

    @Test
    void areFoundByNumberAndByName() {
        Variants<Object> variants = variants();
        for (Variants.Variant<?> variant :
                new Variants.Variant<?>[] {
                    variants.find("None"), variants.find("One"), variants.find("Fields")
                }) {
            assertThat(variants.find(variant.index())).isSameAs(variant);
        }
        assertThat(variants.find(1)).isNull();
        assertThat(variants.find(4)).isNull();
        assertThat(variants.find("one")).isNull();
        assertThat(variants.type()).isEqualTo("Sample");
    }

    @Test
    void readWhatTheyHold() {
        assertThat(decode("00")).isEqualTo(new Decoded.Value<Object>("none"));
        assertThat(decode("0307")).isEqualTo(new Decoded.Value<Object>(7));
        assertThat(decode("0207000000")).isEqualTo(new Decoded.Value<Object>(7L));
        assertThat(decode("01"))
                .isEqualTo(new Decoded.Refused<Object>(0, "", "a variant of Sample", "1"));
        assertThat(decode("04"))
                .isEqualTo(new Decoded.Refused<Object>(0, "", "a variant of Sample", "4"));
    }

    @Test
    void areNotDeclaredTwice() {
        assertThatIllegalStateException()
                .isThrownBy(() -> variants().unit(3, "Other", () -> "other"))
                .withMessage("Sample has two variants like Other");
        assertThatIllegalStateException()
                .isThrownBy(() -> variants().unit(4, "One", () -> "other"))
                .withMessage("Sample has two variants like One");
    }

    @Test
    void ofAnEnumWithoutFieldsAreItsValues() {
        List<OriginKind> kinds = List.of(OriginKind.values());
        Variants<OriginKind> plain =
                Variants.plain(
                        "Kind", OriginKind.values(), it -> 1 + kinds.indexOf(it), OriginKind::name);
        assertThat(plain.find(1)).isSameAs(plain.find("NATIVE"));
        assertThat(plain.find("NATIVE")).isNotNull();
        assertThat(
                        ScaleFormReader.decode(
                                ByteString.of(4),
                                DecodeLimits.Depth.LIMITED,
                                in -> in.variant(plain)))
                .isEqualTo(new Decoded.Value<>(OriginKind.XCM));
    }

    private static Decoded<Object> decode(String hex) {
        return ScaleReader.decode(
                ByteString.hex(hex),
                in -> ScaleFormReader.read(in, form -> form.variant(variants())));
    }
}
