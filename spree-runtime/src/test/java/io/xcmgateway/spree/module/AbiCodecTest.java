package io.xcmgateway.spree.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.InstructionError;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.XcmError;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The bytes were put together by hand from HOST-API's tables and SCALE's rules.
class AbiCodecTest {
    private static final Context CONTEXT = new Context(1, 2, -1);
    private static final String CONTEXT_HEX = "01000000000000000200000000000000ffffffffffffffff";
    private static final Hash32 ID = Hash32.hex("11".repeat(32));

    /// @param decode tells what the bytes are, or that they are refused
    record Sample(
            String name,
            Object value,
            ByteString encoded,
            String expectedHex,
            Function<ByteString, Decoded<?>> decode) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() {
        Version version = new Version(1, ByteString.ascii("xcm"), 0x01020304, 5);
        Genesis genesis =
                new Genesis(
                        CONTEXT,
                        Junctions.of(
                                new Junction.GlobalConsensus(new NetworkId.Polkadot()),
                                new Junction.Parachain(2000)),
                        ByteString.ascii("ab"));
        ApplyMessage message = new ApplyMessage(CONTEXT, Location.PARENT, ByteString.ascii("ab"));
        HostCall call = new HostCall(CONTEXT, ByteString.ascii("ab"));
        GenesisResult setUp = new GenesisResult.SetUp();
        GenesisResult declined = new GenesisResult.Declined(ByteString.ascii("no"));
        ModuleExecution execution =
                new ModuleExecution(
                        new Outcome.Incomplete(
                                new Weight(1, 2), new InstructionError(3, new XcmError.Trap(7))),
                        ID,
                        List.of(
                                new ModuleExecution.Outbound(
                                        Location.PARENT, ByteString.ascii("ab"))),
                        List.of(new ModuleExecution.Event(ID, ByteString.ascii("c"))));
        return Stream.of(
                new Sample(
                        "version",
                        version,
                        version.encode(),
                        "01000c78636d040302010500000000000000",
                        Version::decode),
                new Sample(
                        "genesis",
                        genesis,
                        genesis.encode(),
                        CONTEXT_HEX + "02090200411f086162",
                        Genesis::decode),
                new Sample(
                        "apply_message",
                        message,
                        message.encode(),
                        CONTEXT_HEX + "0100086162",
                        ApplyMessage::decode),
                new Sample("call", call, call.encode(), CONTEXT_HEX + "086162", HostCall::decode),
                new Sample("set up", setUp, setUp.encode(), "00", GenesisResult::decode),
                new Sample(
                        "declined", declined, declined.encode(), "01086e6f", GenesisResult::decode),
                new Sample(
                        "execution",
                        execution,
                        execution.encode(),
                        "01040803150700000000000000"
                                + ID.toHex()
                                + "040100086162"
                                + "04"
                                + ID.toHex()
                                + "0463",
                        ModuleExecution::decode));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void hasTheBytesOfTheSpecification(Sample sample) {
        assertThat(sample.encoded()).isEqualTo(ByteString.hex(sample.expectedHex()));
        assertThat(sample.decode().apply(sample.encoded()))
                .isEqualTo(new Decoded.Value<>(sample.value()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesEveryTruncationAndAnyTail(Sample sample) {
        for (int length = 0; length < sample.encoded().length(); length++) {
            assertThat(sample.decode().apply(sample.encoded().slice(0, length)))
                    .as("first %d bytes", length)
                    .isInstanceOf(Decoded.Refused.class);
        }
        assertThat(sample.decode().apply(sample.encoded().concat(ByteString.of(0))))
                .isInstanceOf(Decoded.Refused.class);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFlippedBitIsRefusedOrMeansSomethingElse(Sample sample) {
        for (int bit = 0; bit < 8 * sample.encoded().length(); bit++) {
            byte[] flipped = sample.encoded().toByteArray();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Decoded<?> decoded = sample.decode().apply(ByteString.wrap(flipped));
            assertThat(decoded).as("bit %d", bit).isNotEqualTo(new Decoded.Value<>(sample.value()));
        }
    }

    @Test
    void boundsOutboundMessagesAndEvents() {
        ModuleExecution.Event event = new ModuleExecution.Event(ID, ByteString.EMPTY);
        assertThatThrownBy(() ->
                        new ModuleExecution(
                                new Outcome.Complete(Weight.ZERO),
                                ID,
                                List.of(),
                                Collections.nCopies(8193, event)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("events must be at most 8192, was 8193");
        ByteString head = ByteString.hex("000000").concat(ID.bytes());
        assertRefused(head.concat(new ScaleWriter().compactU32(257).toByteString()), "outbound");
        assertRefused(
                ByteString.concat(
                        head, ByteString.of(0), new ScaleWriter().compactU32(8193).toByteString()),
                "events");
    }

    private static void assertRefused(ByteString execution, String path) {
        assertThat(ModuleExecution.decode(execution))
                .isInstanceOfSatisfying(
                        Decoded.Refused.class, it -> assertThat(it.path()).isEqualTo(path));
    }
}
