package io.xcmgateway.spree.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.xcm.v5.Location;
import org.junit.jupiter.api.Test;

/// Bytes that verifiers in other languages look up; put together by hand.
class HostKeysTest {
    private static final Hash32 SENDER = Hash32.hex("22".repeat(32));

    @Test
    void haveTheBytesOfTheSpecification() {
        assertThat(HostKeys.meta()).isEqualTo(ByteString.hex("006d657461"));
        assertThat(HostKeys.nonce(Location.PARENT)).isEqualTo(ByteString.hex("006e6f6e63650100"));
        assertThat(HostKeys.in(SENDER)).isEqualTo(ByteString.hex("00696e" + SENDER.toHex()));
        assertThat(HostKeys.out(Location.HERE)).isEqualTo(ByteString.hex("006f75740000"));
        assertThat(HostKeys.parked(SENDER, 258))
                .isEqualTo(ByteString.hex("007061726b6564" + SENDER.toHex() + "0201000000000000"));
        assertThat(HostKeys.counterValue(-2)).isEqualTo(ByteString.hex("feffffffffffffff"));
    }
}
