package io.xcmgateway.api.xcm;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.convert.Conversion;
import io.xcmgateway.api.xcm.json.XcmJson;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for all messages, tried on made-up ones. A failure is repeated by its seed.
class XcmPropertiesTest {
    private static final int MESSAGES_PER_SEED = 25;
    private static final int MUTATIONS_PER_MESSAGE = 40;

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyMessageComesBackFromBytesAndFromJson(long seed) {
        RandomGenerator random = random(seed);
        for (int i = 0; i < MESSAGES_PER_SEED; i++) {
            VersionedXcm message = RandomForm.value(random, VersionedXcm::from);
            assertThat(Decoding.value(VersionedXcm.decode(message.encode()))).isEqualTo(message);
            assertThat(Decoding.value(XcmJson.read(XcmJson.write(message)))).isEqualTo(message);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void damagedBytesAreRefusedOrAreTheEncodingOfWhatTheyDecodeTo(long seed) {
        RandomGenerator random = random(seed);
        for (int i = 0; i < MESSAGES_PER_SEED; i++) {
            byte[] good = RandomForm.value(random, VersionedXcm::from).encode().toByteArray();
            for (int j = 0; j < MUTATIONS_PER_MESSAGE; j++) {
                hasOneEncoding(ByteString.wrap(damaged(good, random)));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noiseIsRefusedOrIsTheEncodingOfWhatItDecodesTo(long seed) {
        RandomGenerator random = random(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] noise = new byte[random.nextInt(1, 40)];
            random.nextBytes(noise);
            noise[0] = (byte) random.nextInt(3, 6);
            hasOneEncoding(ByteString.wrap(noise));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyProperPrefixIsRefusedWithinTheInput(long seed) {
        ByteString good = RandomForm.value(random(seed), VersionedXcm::from).encode();
        for (int length = 0; length < good.length(); length++) {
            ByteString prefix = good.slice(0, length);
            Decoded.Refused<VersionedXcm> refused = Decoding.refusal(VersionedXcm.decode(prefix));
            assertThat(refused.offset()).isBetween(0, length);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void damagedJsonIsRefusedOrMeansAMessage(long seed) {
        RandomGenerator random = random(seed);
        for (int i = 0; i < MESSAGES_PER_SEED; i++) {
            StringBuilder json =
                    new StringBuilder(XcmJson.write(RandomForm.value(random, VersionedXcm::from)));
            json.setCharAt(
                    random.nextInt(json.length()),
                    "{}[]\",:0x9aV-.e\\ ".charAt(random.nextInt(17)));
            switch (XcmJson.read(json.toString())) {
                case Decoded.Value<VersionedXcm>(VersionedXcm message) ->
                        assertThat(Decoding.value(VersionedXcm.decode(message.encode())))
                                .isEqualTo(message);
                case Decoded.Refused<VersionedXcm> refused ->
                        assertThat(refused.offset()).isBetween(0, json.length());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyV4MessageSurvivesTheWayToV3AndBack(long seed) {
        RandomGenerator random = random(seed);
        for (int i = 0; i < MESSAGES_PER_SEED; i++) {
            VersionedXcm message =
                    new VersionedXcm.V4(
                            RandomForm.value(random, io.xcmgateway.api.xcm.v4.Xcm::from));
            VersionedXcm older = converted(message.into(XcmVersion.V3));
            assertThat(older).isInstanceOf(VersionedXcm.V3.class);
            assertThat(converted(older.into(XcmVersion.V4))).isEqualTo(message);
            assertThat(converted(older.into(XcmVersion.V5)))
                    .isEqualTo(converted(message.into(XcmVersion.V5)));
        }
    }

    private static VersionedXcm converted(Conversion<VersionedXcm> conversion) {
        return switch (conversion) {
            case Conversion.Converted<VersionedXcm>(VersionedXcm message) -> message;
            case Conversion.Failed<VersionedXcm> failed ->
                    throw new AssertionError(failed.toString());
        };
    }

    private static void hasOneEncoding(ByteString input) {
        switch (VersionedXcm.decode(input)) {
            case Decoded.Value<VersionedXcm>(VersionedXcm message) ->
                    assertThat(message.encode()).isEqualTo(input);
            case Decoded.Refused<VersionedXcm> refused ->
                    assertThat(refused.offset()).isBetween(0, input.length());
        }
    }

    private static byte[] damaged(byte[] good, RandomGenerator random) {
        byte[] bad = good.clone();
        for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
            int at = random.nextInt(bad.length);
            bad[at] =
                    random.nextBoolean()
                            ? (byte) (bad[at] ^ 1 << random.nextInt(8))
                            : bad[random.nextInt(bad.length)];
        }
        return bad;
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
