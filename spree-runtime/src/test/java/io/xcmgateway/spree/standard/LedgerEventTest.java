package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LedgerEventTest {
    private static final ByteString DEPOSITED =
            ByteString.hex(
                    "08aabb" // account of two bytes
                            + "010100" // who: Some(Parent)
                            + "0000" // asset: Here
                            + "05000000000000000000000000000000"
                            + "09000000000000000000000000000000");

    @Test
    void readsTheFieldsInOrder() {
        assertThat(LedgerEvent.decode(LedgerTopic.DEPOSITED.topic(), DEPOSITED))
                .isEqualTo(
                        new Decoded.Value<LedgerEvent>(
                                new LedgerEvent.Deposited(
                                        ByteString.hex("aabb"),
                                        Location.PARENT,
                                        Location.HERE,
                                        U128.of(5),
                                        U128.of(9))));
    }

    @Test
    void refusesWhatIsCutOrLonger() {
        Hash32 topic = LedgerTopic.DEPOSITED.topic();
        for (int length = 0; length < DEPOSITED.length(); length++) {
            assertThat(LedgerEvent.decode(topic, DEPOSITED.slice(0, length)))
                    .isInstanceOf(Decoded.Refused.class);
        }
        assertThat(LedgerEvent.decode(topic, DEPOSITED.concat(ByteString.of(0))))
                .isInstanceOf(Decoded.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(LedgerTopic.class)
    void refusesDataOfNoEvent(LedgerTopic topic) {
        assertThat(LedgerEvent.decode(topic.topic(), ByteString.hex("ff")))
                .isInstanceOf(Decoded.Refused.class);
    }

    @Test
    void leavesOtherTopicsAlone() {
        assertThat(LedgerEvent.decode(Hash32.ZERO, DEPOSITED)).isNull();
    }
}
