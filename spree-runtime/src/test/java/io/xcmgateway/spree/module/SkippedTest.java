package io.xcmgateway.spree.module;

import static io.xcmgateway.spree.module.Cases.ALICE;
import static io.xcmgateway.spree.module.Cases.MESSAGE;
import static io.xcmgateway.spree.module.Cases.MESSAGE_HASH;
import static io.xcmgateway.spree.module.Cases.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.SkipReason;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.host.Puppet;
import io.xcmgateway.spree.host.Script;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.state.MapView;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What passing over an input may change: the host's numbers, and nothing of the guest.
class SkippedTest {
    private static final StatementOutcome.Skipped OUTCOME = SkipReason.TIME_EXCEEDED.outcome();
    private static final long LIMIT = RoutedGas.LIMIT_DEFAULT;

    @Test
    void usesUpTheNonceAndTouchesNothingElse() {
        MapView pre = state(new Script());
        Transition.Done done = done(message(Cases.account(0), ALICE, pre));
        assertThat(done.outcome()).isEqualTo(new StatementOutcome.Skipped(3));
        assertThat(done.messageId()).isEqualTo(MESSAGE_HASH);
        assertThat(done.gasUsed()).isZero();
        assertThat(done.effects()).isEmpty();
        assertThat(done.diff())
                .isEqualTo(TransitionTest.diff(HostKeys.nonce(ALICE), HostKeys.counterValue(1)));
        assertThat(done.reads().values()).containsExactly(HostKeys.nonce(ALICE));
    }

    @Test
    void changesNothingForAnAssertedMessage() {
        Transition.Done done =
                done(message(Cases.asserted(), Location.PARENT, state(new Script())));
        assertThat(done.diff()).isEqualTo(TransitionTest.diff());
        assertThat(done.reads().values()).isEmpty();
    }

    @Test
    void parksWhatAnInstanceSentAndGoesOnInItsChannel() {
        MapView pre = state(new Script());
        Transition.Done done = done(routed(7, LIMIT, pre));
        Hash32 sender = Cases.sender().id();
        assertThat(done.diff())
                .isEqualTo(
                        TransitionTest.diff(
                                HostKeys.in(sender),
                                HostKeys.counterValue(8),
                                HostKeys.parked(sender, 7),
                                MESSAGE_HASH.bytes()));
    }

    @Test
    void aParkedMessageWhoseRetryIsSkippedIsParkedStill() {
        Hash32 sender = Cases.sender().id();
        TreeMap<ByteString, ByteString> host = new TreeMap<>();
        host.put(HostKeys.in(sender), HostKeys.counterValue(8));
        host.put(HostKeys.parked(sender, 7), MESSAGE_HASH.bytes());
        Transition.Done done = done(routed(7, LIMIT + 1, state(new Script(), host)));
        assertThat(done.diff())
                .isEqualTo(TransitionTest.diff(HostKeys.parked(sender, 7), MESSAGE_HASH.bytes()));
    }

    @Test
    void aCallHasNoMessageId() {
        Transition.Done done =
                done(
                        skip(
                                EntryPoint.CALL,
                                5,
                                Cases.authority(0),
                                Location.PARENT,
                                Cases.GAS_LIMIT,
                                state(new Script())));
        assertThat(done.messageId()).isEqualTo(Hash32.ZERO);
        assertThat(done.diff())
                .isEqualTo(
                        TransitionTest.diff(
                                HostKeys.nonce(Location.PARENT), HostKeys.counterValue(1)));
    }

    @Test
    void isNotForWhatCouldNotBeExecutedEither() {
        MapView pre = state(new Script());
        assertThat(message(Cases.account(1), ALICE, pre))
                .isEqualTo(new Transition.Refused("nonce", "0", "1"));
        assertThat(routed(7, LIMIT + 1, pre)).isInstanceOf(Transition.Refused.class);
        assertThat(skip(EntryPoint.CALL, 5, Cases.routed(7), ALICE, LIMIT, pre))
                .isInstanceOf(Transition.Refused.class);
        assertThat(skip(EntryPoint.APPLY_MESSAGE, 0, Cases.account(0), ALICE, LIMIT, pre))
                .isInstanceOf(Transition.Refused.class);
    }

    @Test
    void aGenesisCannotBeSkipped() {
        assertThat(
                        skip(
                                EntryPoint.GENESIS,
                                0,
                                Cases.authority(0),
                                Location.PARENT,
                                Cases.GAS_LIMIT,
                                state(new Script())))
                .isInstanceOf(Transition.Refused.class);
    }

    private static Transition message(OriginEvidence evidence, Location origin, MapView pre) {
        return skip(EntryPoint.APPLY_MESSAGE, 5, evidence, origin, Cases.GAS_LIMIT, pre);
    }

    private static Transition routed(long channel, long gasLimit, MapView pre) {
        return skip(
                EntryPoint.APPLY_MESSAGE, 5, Cases.routed(channel), Location.PARENT, gasLimit, pre);
    }

    private static Transition skip(
            EntryPoint entryPoint,
            long sequence,
            OriginEvidence evidence,
            Location origin,
            long gasLimit,
            MapView pre) {
        return Transition.skipped(
                EngineProfile.CURRENT,
                Cases.instance(Puppet.MODULE),
                entryPoint,
                sequence,
                InputContext.of(Cases.TIME_MS, gasLimit, origin, evidence),
                evidence,
                MESSAGE,
                OUTCOME,
                pre);
    }

    private static Transition.Done done(Transition transition) {
        assertThat(transition).isInstanceOf(Transition.Done.class);
        return (Transition.Done) transition;
    }
}
