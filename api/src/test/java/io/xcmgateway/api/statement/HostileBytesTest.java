package io.xcmgateway.api.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Decoders given bytes that nobody meant.
class HostileBytesTest {

    static Set<String> names() {
        return Samples.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesEveryTruncation(String name) {
        Sample<?> sample = Samples.named(name);
        ByteString bytes = sample.encode();
        for (int length = 0; length < bytes.length(); length++) {
            assertThat(sample.decode(bytes.slice(0, length)))
                    .as("first %s bytes", length)
                    .isInstanceOf(Decoded.Refused.class);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesTrailingBytes(String name) {
        Sample<?> sample = Samples.named(name);
        assertThat(sample.decode(sample.encode().concat(ByteString.of(0))))
                .isInstanceOf(Decoded.Refused.class);
    }

    /// A flipped bit is refused, or gives another value whose one encoding is the flipped bytes.
    @ParameterizedTest
    @MethodSource("names")
    void readsNoBitFlipAsTheSameValue(String name) {
        Sample<?> sample = Samples.named(name);
        byte[] bytes = sample.encode().toByteArray();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            ByteString flipped = ByteString.copyOf(bytes);
            ByteString again = sample.throughAndBack(flipped);
            if (again != null) {
                assertThat(again).as("bit %s", bit).isEqualTo(flipped);
            }
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void neverThrowsOnScrambledBytes(String name) {
        Sample<?> sample = Samples.named(name);
        ByteString good = sample.encode();
        SplittableRandom random = new SplittableRandom(name.hashCode());
        for (int round = 0; round < 300; round++) {
            byte[] bytes = good.toByteArray();
            for (int change = 0; change < 4; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            ByteString scrambled = ByteString.wrap(bytes);
            assertThatCode(() -> sample.decode(scrambled))
                    .as("seed %s round %s", name.hashCode(), round)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesAVectorLongerThanTheInputWithoutAllocating(String name) {
        Sample<?> sample = Samples.named(name);
        ByteString huge = ByteString.hex("feffffff");
        ByteString good = sample.encode();
        for (int at = 0; at < good.length(); at += 7) {
            ByteString bytes =
                    ByteString.concat(good.slice(0, at), huge, good.slice(at, good.length()));
            ByteString again = sample.throughAndBack(bytes);
            assertThat(again == null || again.equals(bytes)).as("at %s", at).isTrue();
        }
    }
}
