package io.xcmgateway.spree.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostChainCallTest {
    private static final Asset TEN_BILLION =
            Asset.fungible(Location.PARENT, U128.of(10_000_000_000L));
    private static final Location ACCOUNT =
            Location.of(0, new Junction.AccountId32(null, Hash32.hex("61".repeat(32))));

    static Stream<Arguments> golden() {
        return Stream.of(
                Arguments.of(
                        new HostChainCall.Deposit(TEN_BILLION, ACCOUNT),
                        "01"
                                + "00"
                                + "0100"
                                + "00"
                                + "0700e40b5402"
                                + "000101"
                                + "00"
                                + "61".repeat(32)),
                Arguments.of(
                        new HostChainCall.Withdraw(TEN_BILLION),
                        "01" + "01" + "0100" + "00" + "0700e40b5402"),
                Arguments.of(
                        new HostChainCall.Dispatch(ByteString.hex("0004ff")),
                        "01" + "02" + "0c" + "0004ff"),
                Arguments.of(
                        new HostChainCall.NewQuery(
                                Location.PARENT, ACCOUNT, new NotifyTarget(50, 2), 1000L),
                        "01"
                                + "03"
                                + "0100"
                                + "01"
                                + "000101"
                                + "00"
                                + "61".repeat(32)
                                + "01"
                                + "3202"
                                + "01"
                                + "e803000000000000"),
                Arguments.of(
                        new HostChainCall.NewQuery(Location.PARENT, null, null, null),
                        "01" + "03" + "0100" + "000000"),
                Arguments.of(new HostChainCall.DropQuery(258), "01" + "04" + "0201000000000000"));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void hasTheseBytes(HostChainCall call, String hex) {
        ByteString bytes = ByteString.hex(hex);
        assertThat(call.encode()).isEqualTo(bytes);
        assertThat(HostChainCall.decode(bytes)).isEqualTo(new Decoded.Value<>(call));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void isReadToTheLastByteAndNoFurther(HostChainCall call, String hex) {
        ByteString bytes = ByteString.hex(hex);
        assertThat(HostChainCall.decode(bytes.concat(ByteString.of(0))))
                .isInstanceOf(Decoded.Refused.class);
        for (int end = 0; end < bytes.length(); end++) {
            assertThat(HostChainCall.decode(bytes.slice(0, end)))
                    .as("%s of %s", end, call)
                    .isInstanceOf(Decoded.Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0001010000", "0201010000", "0103", "0105", "01ff", "010101000000"})
    void refusesOtherVersionsKindsAndAssetsOfNothing(String hex) {
        assertThat(HostChainCall.decode(ByteString.hex(hex))).isInstanceOf(Decoded.Refused.class);
    }

    @Test
    void boundsWhatIsDispatched() {
        ByteString longest = ByteString.wrap(new byte[HostChainCall.DISPATCHED_BYTES_MAX]);
        assertThat(HostChainCall.decode(new HostChainCall.Dispatch(longest).encode()))
                .isEqualTo(new Decoded.Value<>(new HostChainCall.Dispatch(longest)));
        ByteString longer = longest.concat(ByteString.of(0));
        assertThatThrownBy(() -> new HostChainCall.Dispatch(longer))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
