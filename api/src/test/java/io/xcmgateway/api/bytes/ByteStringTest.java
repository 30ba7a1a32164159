package io.xcmgateway.api.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteStringTest {

    @Test
    void isEqualByContent() {
        assertThat(ByteString.of(1, 255)).isEqualTo(ByteString.hex("0x01Ff"));
        assertThat(ByteString.of(1, 255)).hasSameHashCodeAs(ByteString.hex("01ff"));
        assertThat(ByteString.of(1)).isNotEqualTo(ByteString.of(1, 0));
        assertThat(ByteString.copyOf(new byte[0])).isSameAs(ByteString.EMPTY);
    }

    @Test
    void keepsItsBytesWhateverHappensToTheArray() {
        byte[] array = {1, 2, 3};
        ByteString copy = ByteString.copyOf(array);
        ByteString middle = ByteString.copyOf(array, 1, 2);
        array[1] = 9;
        assertThat(copy).isEqualTo(ByteString.of(1, 2, 3));
        assertThat(middle).isEqualTo(ByteString.of(2, 3));
        copy.toByteArray()[0] = 9;
        assertThat(copy.u8(0)).isEqualTo(1);
    }

    @Test
    void comparesUnsigned() {
        assertThat(ByteString.of(0x80)).isGreaterThan(ByteString.of(0x7f));
        assertThat(ByteString.of(1, 0)).isGreaterThan(ByteString.of(1));
    }

    @Test
    void slicesAndJoins() {
        ByteString all = ByteString.concat(ByteString.of(1), ByteString.EMPTY, ByteString.of(2, 3));
        assertThat(all).isEqualTo(ByteString.of(1).concat(ByteString.of(2, 3)));
        assertThat(all.slice(1, 3)).isEqualTo(ByteString.of(2, 3));
        assertThat(all.slice(0, 3)).isSameAs(all);
        assertThat(all.startsWith(ByteString.of(1, 2))).isTrue();
        assertThat(all.startsWith(ByteString.of(2))).isFalse();
        assertThat(all.startsWith(ByteString.of(1, 2, 3, 4))).isFalse();
        assertThatThrownBy(() -> all.slice(2, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void copiesInto() {
        byte[] target = new byte[4];
        ByteString.of(1, 2).copyTo(target, 1);
        ByteString.of(7, 8, 9).copyTo(2, target, 3, 1);
        assertThat(target).containsExactly(0, 1, 2, 9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x0", "0xzz", "x00", "0X00", "00 ", "٠٠"})
    void doesNotTakeForHexWhatIsNot(String text) {
        assertThat(ByteString.parseHex(text)).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> ByteString.hex(text));
    }

    @Test
    void writesLowerCaseHex() {
        assertThat(ByteString.of(0xab, 1)).hasToString("0xab01");
        assertThat(ByteString.of(0xab, 1).toHex()).isEqualTo("ab01");
        assertThat(ByteString.hex("0x")).isSameAs(ByteString.EMPTY);
    }

    @Test
    void takesAsciiAndBytesOnly() {
        assertThat(ByteString.ascii("Para")).isEqualTo(ByteString.hex("50617261"));
        assertThatIllegalArgumentException().isThrownBy(() -> ByteString.ascii("ä"));
        assertThatIllegalArgumentException().isThrownBy(() -> ByteString.of(256));
        assertThatIllegalArgumentException().isThrownBy(() -> ByteString.of(-1));
    }

    @Test
    void hashesAreThirtyTwoBytes() {
        String hex = "0x" + "0f".repeat(32);
        assertThat(Hash32.hex(hex)).hasToString(hex).isGreaterThan(Hash32.ZERO);
        assertThat(Hash32.parseHex(hex)).isEqualTo(Hash32.hex(hex.substring(2)));
        assertThat(Hash32.parseHex("0x00")).isNull();
        assertThat(Hash32.parseHex("hash")).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Hash32(ByteString.of(1)))
                .withMessage("hash must be 32 bytes, was 1");
    }
}
