package io.xcmgateway.spree.module;

import static io.xcmgateway.spree.module.Cases.MESSAGE_HASH;
import static io.xcmgateway.spree.module.TransitionTest.diff;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.spree.host.Script;
import io.xcmgateway.spree.module.Cases.Case;
import io.xcmgateway.spree.state.MapView;
import io.xcmgateway.spree.state.StateDiff;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages of other instances: each channel once and in order, each first delivery with the
/// receiver's gas, and parked ones again with more.
class RoutedOrderTest {
    private static final Hash32 SENDER = Cases.sender().id();
    private static final long LIMIT = 3_000_000;
    private static final long LAST = -1;
    private static final Script ANSWERS =
            new Script()
                    .returning(
                            new ModuleExecution(
                                            new Outcome.Complete(Weight.ZERO),
                                            MESSAGE_HASH,
                                            List.of(),
                                            List.of())
                                    .encode());

    @Test
    void takesTheNextNumberOfAChannelOnly() {
        MapView pre = state(ANSWERS, next(3));
        assertThat(first(3).done(pre).diff()).isEqualTo(diff(HostKeys.in(SENDER), counter(4)));
        assertThat(first(4).on(pre)).isEqualTo(refused("channel number", "3", "4"));
        assertThat(first(LAST).on(pre))
                .isEqualTo(refused("channel number", "3", "18446744073709551615"));
        assertThat(first(2).on(pre))
                .isEqualTo(refused("parked message", MESSAGE_HASH.toString(), "none"));
    }

    @Test
    void theFirstMessageOfASenderSetsWhereTheCountStarts() {
        for (long channel : new long[] {0, 7, Long.MIN_VALUE, -2}) {
            assertThat(first(channel).done(state(ANSWERS, Map.of())).diff())
                    .isEqualTo(diff(HostKeys.in(SENDER), counter(channel + 1)));
        }
        assertThat(first(LAST).on(state(ANSWERS, Map.of())).getClass())
                .isEqualTo(Transition.Refused.class);
    }

    @Test
    void theLastNumberIsNeverTaken() {
        assertThat(first(LAST).on(state(ANSWERS, next(LAST))))
                .isEqualTo(
                        refused("channel number", "18446744073709551615", "18446744073709551615"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, LIMIT - 1, LIMIT + 1, RoutedGas.LIMIT_DEFAULT})
    void aFirstDeliveryHasExactlyTheGasOfTheState(long gasLimit) {
        assertThat(first(3).withGasLimit(gasLimit).on(state(ANSWERS, next(3))))
                .isEqualTo(refused("gas limit of a first delivery", "3000000", "" + gasLimit));
    }

    @Test
    void readsTheLimitWhereEverybodyFindsIt() {
        assertThat(RoutedGas.KEY)
                .isEqualTo(ByteString.hex("01").concat(ByteString.ascii(":routed_gas_limit")));
        assertThat(first(0).done(state(ANSWERS, Map.of())).reads().values())
                .contains(RoutedGas.KEY, HostKeys.in(SENDER));
    }

    @Test
    void aStateWithoutALimitHasTheEngines() {
        MapView pre = Cases.state(ANSWERS);
        assertThat(first(0).withGasLimit(RoutedGas.LIMIT_DEFAULT).done(pre).diff())
                .isEqualTo(diff(HostKeys.in(SENDER), counter(1)));
        assertThat(RoutedGas.limit(pre)).isEqualTo(RoutedGas.LIMIT_DEFAULT);
    }

    @Test
    void whatIsNoLimitDoesNotCount() {
        for (String hex : new String[] {"", "00", "0102030405060708ff"}) {
            assertThat(RoutedGas.limit(ByteString.hex(hex))).isEqualTo(RoutedGas.LIMIT_DEFAULT);
        }
        assertThat(RoutedGas.limit(ByteString.hex("ff".repeat(8)))).isEqualTo(RoutedGas.LIMIT_MAX);
        assertThat(RoutedGas.limit(counter(RoutedGas.LIMIT_MAX + 1)))
                .isEqualTo(RoutedGas.LIMIT_MAX);
        assertThat(RoutedGas.limit(counter(0))).isZero();
    }

    @Test
    void parksARoutedMessageThatTraps() {
        Transition.Done done = first(3).done(state(new Script().trapping(), next(3)));
        assertThat(done.outcome()).isEqualTo(new StatementOutcome.Trapped(TrapKind.TRAP));
        assertThat(done.gasUsed()).isEqualTo(LIMIT);
        assertThat(done.diff())
                .isEqualTo(
                        diff(
                                HostKeys.in(SENDER),
                                counter(4),
                                HostKeys.parked(SENDER, 3),
                                MESSAGE_HASH.bytes()));
    }

    @Test
    void aParkedMessageIsTriedAgainAndBlocksNobody() {
        MapView pre = state(ANSWERS, parked(3, 8));
        assertThat(first(8).done(pre).diff()).isEqualTo(diff(HostKeys.in(SENDER), counter(9)));
        for (long gasLimit : new long[] {LIMIT, LIMIT * 2}) {
            assertThat(first(3).withGasLimit(gasLimit).done(pre).diff().changes())
                    .containsExactly(
                            Map.entry(HostKeys.parked(SENDER, 3), new StateDiff.Change.Delete()));
        }
        MapView after = pre.after(first(3).done(pre).diff());
        assertThat(first(3).on(after))
                .isEqualTo(refused("parked message", MESSAGE_HASH.toString(), "none"));
    }

    @Test
    void aRetryWithLessGasIsRefused() {
        assertThat(first(3).withGasLimit(LIMIT - 1).on(state(ANSWERS, parked(3, 8))))
                .isEqualTo(refused("gas limit of a retry", "at least 3000000", "2999999"));
    }

    @Test
    void aRetryThatTrapsIsParkedAgain() {
        MapView pre = state(new Script().trapping(), parked(3, 8));
        Transition.Done done = first(3).withGasLimit(LIMIT * 3).done(pre);
        assertThat(done.gasUsed()).isEqualTo(LIMIT * 3);
        assertThat(pre.after(done.diff())).isEqualTo(pre);
    }

    @Test
    void anotherMessageThanTheParkedOneIsRefused() {
        Map<ByteString, ByteString> state = new TreeMap<>(next(8));
        state.put(HostKeys.parked(SENDER, 3), Hash32.ZERO.bytes());
        assertThat(first(3).on(state(ANSWERS, state)))
                .isEqualTo(
                        refused(
                                "parked message",
                                MESSAGE_HASH.toString(),
                                Hash32.ZERO.bytes().toString()));
    }

    @Test
    void anEventIsNoMessage() {
        OriginEvidence evidence = Cases.routed(new Effect.Event(SENDER, ByteString.EMPTY));
        assertThat(Case.message(evidence).on(MapView.EMPTY))
                .isEqualTo(refused("effect", "an outbound message", "an event"));
    }

    @Test
    void instancesSendNoCalls() {
        assertThat(Case.call(Cases.routed(0), Location.PARENT).on(MapView.EMPTY))
                .isEqualTo(
                        refused(
                                "entry point of another instance's message",
                                EntryPoint.APPLY_MESSAGE.toString(),
                                EntryPoint.CALL.toString()));
    }

    @Test
    void onlyInstancesOfTheSameModuleAreHeard() {
        OriginEvidence.FromInstance routed = (OriginEvidence.FromInstance) Cases.routed(0);
        OriginEvidence other =
                new OriginEvidence.FromInstance(
                        Cases.sender(Hash32.ZERO),
                        routed.statement(),
                        0,
                        List.of(),
                        routed.effect());
        assertThat(Case.message(other).on(state(ANSWERS, Map.of())))
                .isInstanceOfSatisfying(
                        Transition.Refused.class,
                        it -> assertThat(it.reason()).isEqualTo("module of the sender"));
    }

    @Test
    void settlesTheGasThatTheStateWants() {
        OriginEvidence.FromInstance third = (OriginEvidence.FromInstance) Cases.routed(3);
        for (Map<ByteString, ByteString> hostKeys :
                List.of(Map.<ByteString, ByteString>of(), next(3))) {
            assertThat(RoutedGas.settled(state(ANSWERS, hostKeys), third, LIMIT * 9))
                    .isEqualTo(LIMIT);
        }
        MapView parked = state(ANSWERS, parked(3, 8));
        assertThat(RoutedGas.settled(parked, third, LIMIT * 9)).isEqualTo(LIMIT * 9);
        assertThat(RoutedGas.settled(parked, third, 1)).isEqualTo(LIMIT);
    }

    private static Case first(long channel) {
        return Case.message(Cases.routed(channel)).withGasLimit(LIMIT);
    }

    private static Map<ByteString, ByteString> next(long next) {
        return Map.of(HostKeys.in(SENDER), counter(next));
    }

    private static Map<ByteString, ByteString> parked(long channel, long next) {
        return Map.of(
                HostKeys.in(SENDER),
                counter(next),
                HostKeys.parked(SENDER, channel),
                MESSAGE_HASH.bytes());
    }

    private static MapView state(Script script, Map<ByteString, ByteString> entries) {
        TreeMap<ByteString, ByteString> all = new TreeMap<>(entries);
        all.put(RoutedGas.KEY, counter(LIMIT));
        return Cases.state(script, all);
    }

    private static ByteString counter(long value) {
        return HostKeys.counterValue(value);
    }

    private static Transition refused(String reason, String expected, String found) {
        return new Transition.Refused(reason, expected, found);
    }
}
