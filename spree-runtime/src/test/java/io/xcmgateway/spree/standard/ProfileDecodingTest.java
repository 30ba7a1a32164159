package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.spree.profile.Profile;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Decoding profiles from bytes that nobody vouches for.
final class ProfileDecodingTest {
    private static final int SEEDS = 64;
    private static final int INPUTS_PER_SEED = 400;
    private static final int RANDOM_BYTES_MAX = 600;

    private static final List<ByteString> GOOD =
            ProfileDocuments.all().values().stream().map(Profile::encode).toList();

    @Test
    void refusesEveryPrefix() {
        for (ByteString good : GOOD) {
            for (int length = 0; length < good.length(); length++) {
                assertThat(Profile.decode(good.slice(0, length)))
                        .isInstanceOf(Decoded.Refused.class);
            }
        }
    }

    @Test
    void refusesBytesLeftOver() {
        for (ByteString good : GOOD) {
            Decoded<Profile> decoded = Profile.decode(good.concat(ByteString.hex("00")));
            assertThat(decoded).isInstanceOf(Decoded.Refused.class);
        }
    }

    @Test
    void refusesAnotherFormatAndTooManyBytes() {
        assertThat(refused(ByteString.hex("00")).expected()).isEqualTo("profile format 1");
        assertThat(refused(ByteString.hex("02")).expected()).isEqualTo("profile format 1");
        ByteString long_ = ByteString.wrap(new byte[Profile.PROFILE_BYTES_MAX + 1]);
        assertThat(refused(long_).expected()).isEqualTo("at most 65536 bytes");
    }

    /// One level more of nesting for each byte, as many as fit.
    @Test
    void refusesBottomlessNesting() {
        byte[] bytes = new byte[Profile.PROFILE_BYTES_MAX];
        java.util.Arrays.fill(bytes, (byte) 5);
        ByteString head = GOOD.getFirst();
        // Format, holding limit, transactional, dust; then a flat weigher and barriers in barriers.
        ByteString start = head.slice(0, 7).concat(ByteString.hex("020000"));
        ByteString deep = start.concat(ByteString.wrap(bytes).slice(start.length(), bytes.length));
        Decoded.Refused<Profile> refused = refused(deep);
        assertThat(refused.expected()).isEqualTo("nesting of at most 32");
        assertThat(refused.path()).startsWith("config.barrier.TrailingSetTopicAsId");
    }

    private static Decoded.Refused<Profile> refused(ByteString bytes) {
        Decoded<Profile> decoded = Profile.decode(bytes);
        assertThat(decoded).isInstanceOf(Decoded.Refused.class);
        return (Decoded.Refused<Profile>) decoded;
    }

    /// Random bytes, and good profiles with random changes: a value or a refusal, and what is
    /// accepted was the one encoding of it.
    @TestFactory
    Stream<DynamicTest> acceptsOnlyTheEncodingOfAProfile() {
        return IntStream.range(0, SEEDS)
                .mapToObj(seed ->
                        DynamicTest.dynamicTest(
                                "seed " + seed,
                                () -> {
                                    Random random = new Random(seed);
                                    for (int i = 0; i < INPUTS_PER_SEED; i++) {
                                        check(input(random));
                                    }
                                }));
    }

    private static void check(ByteString input) {
        if (Profile.decode(input) instanceof Decoded.Value<Profile>(Profile profile)) {
            assertThat(profile.encode()).isEqualTo(input);
        } else {
            assertThat(refused(input).expected()).isNotEmpty();
        }
    }

    private static ByteString input(Random random) {
        if (random.nextInt(4) == 0) {
            byte[] bytes = new byte[random.nextInt(RANDOM_BYTES_MAX)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = 1;
            }
            return ByteString.wrap(bytes);
        }
        byte[] bytes = GOOD.get(random.nextInt(GOOD.size())).toByteArray();
        for (int i = 0; i <= random.nextInt(3); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return ByteString.wrap(bytes);
    }
}
