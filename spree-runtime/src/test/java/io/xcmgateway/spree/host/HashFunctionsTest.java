package io.xcmgateway.spree.host;

import static io.xcmgateway.spree.host.StorageFunctionsTest.assertTraps;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.MapView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Digests of the ASCII text `System`, made with Python's hashlib (blake2, sha2), PyCryptodome
/// (keccak) and xxhash (twox, seeds 0 to 3).
class HashFunctionsTest {

    @ParameterizedTest
    @CsvSource({
        "keccak_256, 3e0088f7569aa3f509587e0cff44ff9e93a2d5ec0fee1f69401c2895d6e3dd79",
        "keccak_512, 8ef978f97290ad01e4ed5885f7de97a49955b729db6342c3bf30060ab940cf19"
                + "0e1ce7c912f381294e63cf2b12e5da0a1e9eb33cb8bc3da1d43c0d67a45af12f",
        "sha2_256, 6725e7bbcd28f3a8a586fa34bf191fd72dde8b61756932cd3237c17a6f196f1a",
        "blake2_128, 789f1c09383940a7773420432ffd084a",
        "blake2_256, f72e3d99d040a28fb747e589243f3ecb618430419f121d07f6aa40e7a30a894b",
        "twox_64, 26aa394eea5630e0",
        "twox_128, 26aa394eea5630e07c48ae0c9558cef7",
        "twox_256, 26aa394eea5630e07c48ae0c9558cef714355510e01e85b83bb4d561945dad84",
    })
    void writesTheDigestAndNotAByteMore(String name, String digest) {
        Script script = new Script();
        long out = script.room(digest.length() / 2 + 1);
        script.call(function(name), script.span("System"), out);
        assertThat(Puppet.play(script, MapView.EMPTY).memory(out))
                .isEqualTo(ByteString.hex(digest + "ee"));
    }

    @ParameterizedTest
    @CsvSource({
        "keccak_256, 32",
        "keccak_512, 64",
        "sha2_256, 32",
        "blake2_128, 16",
        "blake2_256, 32",
        "twox_64, 8",
        "twox_128, 16",
        "twox_256, 32",
    })
    void trapsOnRangesThatAreNotAllMemory(String name, int digestBytes) {
        long end = Script.MEMORY_BYTES - digestBytes;
        Script atEnd = new Script();
        atEnd.call(function(name), 0, end);
        Puppet.play(atEnd, MapView.EMPTY);
        Script beyond = new Script();
        beyond.call(function(name), 0, end + 1);
        assertTraps(
                beyond,
                "argument 1 names %d bytes at %d, which is not all memory"
                        .formatted(digestBytes, end + 1));
        Script data = new Script();
        data.call(function(name), Script.MEMORY_BYTES | 1L << 32, 0);
        assertTraps(data, "argument 0 names 1 bytes at 131072, which is not all memory");
    }

    private static String function(String name) {
        return "ext_hashing_" + name + "_version_2";
    }
}
