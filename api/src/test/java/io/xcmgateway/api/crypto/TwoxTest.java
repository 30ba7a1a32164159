package io.xcmgateway.api.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import org.junit.jupiter.api.Test;

class TwoxTest {

    /// Pallet and item prefixes that every Substrate client knows.
    @Test
    void hashesTheKnownStoragePrefixes() {
        assertThat(Twox.twox128(ByteString.ascii("System")).toHex())
                .isEqualTo("26aa394eea5630e07c48ae0c9558cef7");
        assertThat(Twox.twox128(ByteString.ascii("Account")).toHex())
                .isEqualTo("b99d880ec681799c0cf30e8886371da9");
        assertThat(Twox.twox128(ByteString.ascii("Sudo")).toHex())
                .isEqualTo("5c0d1176a568c1f92944340dbfed9e9c");
        assertThat(Twox.twox128(ByteString.ascii("Key")).toHex())
                .isEqualTo("530ebca703c85910e7164cb7d1c9e47b");
    }

    /// XXH64 of the empty input, from the xxHash specification.
    @Test
    void hashesTheEmptyInput() {
        assertThat(Twox.xxHash64(ByteString.EMPTY, 0)).isEqualTo(0xEF46DB3751D8E999L);
        assertThat(Twox.xxHash64(ByteString.ascii("abc"), 0)).isEqualTo(0x44BC2CF5AD770999L);
        assertThat(Twox.twox64(ByteString.EMPTY).toHex()).isEqualTo("99e9d85137db46ef");
    }

    /// From `sp_core::twox_256` as polkadot.js documents it (`xxhashAsHex('abc', 64)` and on).
    @Test
    void concatenatesTheSeeds() {
        ByteString abc = ByteString.ascii("abc");
        assertThat(Twox.twox64(abc).toHex()).isEqualTo("990977adf52cbc44");
        assertThat(Twox.twox128(abc).toHex()).isEqualTo("990977adf52cbc440889329981caa9be");
        assertThat(Twox.twox256(abc).toHex())
                .isEqualTo("990977adf52cbc440889329981caa9bef7da5770b2b8a05303b75d95360dd62b");
    }

    /// Inputs of 32 bytes and more take the four-lane path. The vector is XXH64 of a sentence, from
    /// the test-suites of several libraries.
    @Test
    void hashesLongInputs() {
        assertThat(
                        Twox.xxHash64(
                                ByteString.ascii(
                                        "Call me Ishmael. Some years ago--never mind how long"
                                                + " precisely-"),
                                0))
                .isEqualTo(0x02A2E85470D6FD96L);
    }
}
