package io.xcmgateway.spree.module;

import static io.xcmgateway.spree.module.Cases.ALICE;
import static io.xcmgateway.spree.module.Cases.GAS_LIMIT;
import static io.xcmgateway.spree.module.Cases.MESSAGE_HASH;
import static io.xcmgateway.spree.module.Cases.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.InstructionError;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.XcmError;
import io.xcmgateway.spree.host.Script;
import io.xcmgateway.spree.module.Cases.Case;
import io.xcmgateway.spree.state.MapView;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.Subtree;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What a message does to an instance, with guests that do as each test says. Every transition runs
/// compiled, interpreted and on nothing but what it recorded ([Case#on]).
class TransitionTest {
    private static final Hash32 TOPIC = Cases.hash("topic");
    private static final Location SIBLING = Location.of(2, new Junction.Parachain(1000));
    private static final ByteString GUEST_KEY = Subtree.GUEST.key(ByteString.ascii("key"));

    @Test
    void settlesWhatTheGuestAnswers() {
        Transition.Done done =
                Case.message(Cases.account(0)).done(state(writing().returning(complete())));
        assertThat(done.outcome()).isEqualTo(new StatementOutcome.Complete(new Weight(3, 4)));
        assertThat(done.messageId()).isEqualTo(TOPIC);
        assertThat(done.effects()).isEmpty();
        assertThat(done.gasUsed()).isBetween(1L, GAS_LIMIT);
        assertThat(done.diff())
                .isEqualTo(
                        diff(
                                GUEST_KEY,
                                ByteString.ascii("value"),
                                HostKeys.nonce(ALICE),
                                HostKeys.counterValue(1),
                                HostKeys.size(),
                                Cases.sizeAfter(state(writing().returning(complete())), 1, 4 + 5)));
        assertThat(done.reads().values())
                .containsExactly(
                        HostKeys.nonce(ALICE), HostKeys.size(), GUEST_KEY, Cases.scriptKey());
    }

    @Test
    void tellsAllThreeOutcomes() {
        InstructionError error = new InstructionError(9, new XcmError.Trap(77));
        assertThat(outcomeOf(new Outcome.Incomplete(new Weight(1, 2), error)))
                .isEqualTo(
                        new StatementOutcome.Incomplete(
                                new Weight(1, 2), 9, new XcmError.Trap(77)));
        assertThat(outcomeOf(new Outcome.Error(error)))
                .isEqualTo(new StatementOutcome.Error(9, new XcmError.Trap(77)));
    }

    @Test
    void numbersOutboundMessagesByDestinationAndPutsEventsLast() {
        TreeMap<ByteString, ByteString> hostKeys = new TreeMap<>();
        hostKeys.put(HostKeys.out(SIBLING), HostKeys.counterValue(40));
        ModuleExecution result =
                new ModuleExecution(
                        new Outcome.Complete(Weight.ZERO),
                        TOPIC,
                        List.of(
                                new ModuleExecution.Outbound(SIBLING, ByteString.of(1)),
                                new ModuleExecution.Outbound(Location.PARENT, ByteString.of(2)),
                                new ModuleExecution.Outbound(SIBLING, ByteString.of(3))),
                        List.of(new ModuleExecution.Event(TOPIC, ByteString.of(4))));
        Script sending = new Script().returning(result.encode());
        Transition.Done done = Case.message(Cases.asserted()).done(state(sending, hostKeys));
        assertThat(done.effects())
                .containsExactly(
                        new Effect.Outbound(40, SIBLING, ByteString.of(1)),
                        new Effect.Outbound(0, Location.PARENT, ByteString.of(2)),
                        new Effect.Outbound(41, SIBLING, ByteString.of(3)),
                        new Effect.Event(TOPIC, ByteString.of(4)));
        assertThat(done.diff())
                .isEqualTo(
                        diff(
                                HostKeys.out(SIBLING),
                                HostKeys.counterValue(42),
                                HostKeys.out(Location.PARENT),
                                HostKeys.counterValue(1),
                                HostKeys.size(),
                                Cases.sizeAfter(
                                        state(sending, hostKeys),
                                        1,
                                        HostKeys.out(Location.PARENT).length() + 8)));
    }

    @Test
    void aTrapUsesUpTheNonceAndAllGasAndNothingElse() {
        assertTrapped(writing().trapping(), TrapKind.TRAP);
    }

    @Test
    void runningOutOfGasIsATrap() {
        assertTrapped(writing().spinning(), TrapKind.OUT_OF_GAS);
    }

    @Test
    void runningOutOfStackIsATrap() {
        assertTrapped(writing().recursing(), TrapKind.DEPTH_EXCEEDED);
    }

    @Test
    void aTransactionLeftOpenIsATrap() {
        Script script = writing();
        script.call("ext_storage_start_transaction_version_1");
        assertTrapped(script.returning(complete()), TrapKind.TRAP);
    }

    @Test
    void aResultThatDoesNotDecodeIsATrap() {
        assertTrapped(writing().returning(ByteString.EMPTY), TrapKind.BROKEN_RESULT);
        assertTrapped(
                writing().returning(complete().slice(0, complete().length() - 1)),
                TrapKind.BROKEN_RESULT);
        assertTrapped(
                writing().returning(complete().concat(ByteString.of(0))), TrapKind.BROKEN_RESULT);
        assertTrapped(writing().returningSpan(-1), TrapKind.BROKEN_RESULT);
    }

    @Test
    void tooManyEventsAreABrokenResult() {
        ByteString count = ByteString.of(0x05, 0x10);
        ByteString tooMany = complete().slice(0, complete().length() - 1).concat(count);
        assertTrapped(writing().returning(tooMany), TrapKind.BROKEN_RESULT);
    }

    private static void assertTrapped(Script script, TrapKind kind) {
        MapView pre = state(script);
        Transition.Done done = Case.message(Cases.account(0)).done(pre);
        assertThat(done.outcome()).isEqualTo(new StatementOutcome.Trapped(kind));
        assertThat(done.messageId()).isEqualTo(MESSAGE_HASH);
        assertThat(done.gasUsed()).isEqualTo(GAS_LIMIT);
        assertThat(done.effects()).isEmpty();
        assertThat(done.diff()).isEqualTo(diff(HostKeys.nonce(ALICE), HostKeys.counterValue(1)));
        assertThat(done.reads().values()).contains(Cases.scriptKey());
    }

    @Test
    void noGasAtAllIsATrapToo() {
        Transition.Done done =
                Case.message(Cases.asserted()).withGasLimit(0).done(state(new Script()));
        assertThat(done.outcome()).isEqualTo(new StatementOutcome.Trapped(TrapKind.OUT_OF_GAS));
        assertThat(done.gasUsed()).isEqualTo(0);
    }

    @Test
    void whetherBytesAreAMessageIsTheGuestsToSay() {
        ByteString garbage = ByteString.hex("05ff");
        Transition.Done done =
                Case.message(Cases.asserted(), garbage).done(state(new Script().trapping()));
        assertThat(done.outcome()).isEqualTo(new StatementOutcome.Trapped(TrapKind.TRAP));
        assertThat(done.messageId()).isEqualTo(Hashing.blake2b256(garbage));
    }

    @Test
    void refusesAMessageThatIsTooLongForTheEntryPoint() {
        ByteString tooLong = ByteString.wrap(new byte[AbiLimits.MESSAGE_BYTES_MAX + 1]);
        assertThat(Case.message(Cases.asserted(), tooLong).on(state(new Script())))
                .isEqualTo(
                        new Transition.Refused(
                                "message length",
                                "at most " + AbiLimits.MESSAGE_BYTES_MAX + " bytes",
                                tooLong.length() + " bytes"));
    }

    @Test
    void aCallHasNoMessageId() {
        Case call = Case.call(Cases.authority(0), Location.PARENT);
        assertThat(call.done(state(new Script().returning(complete()))).messageId())
                .isEqualTo(Hash32.ZERO);
        Transition.Done trapped = call.done(state(new Script().trapping()));
        assertThat(trapped.messageId()).isEqualTo(Hash32.ZERO);
        assertThat(trapped.outcome()).isEqualTo(new StatementOutcome.Trapped(TrapKind.TRAP));
        assertThat(trapped.diff())
                .isEqualTo(diff(HostKeys.nonce(Location.PARENT), HostKeys.counterValue(1)));
    }

    @Test
    void aCallComesFromTheHostChainOnly() {
        assertThat(Case.call(Cases.account(0), ALICE).on(state(new Script())))
                .isEqualTo(
                        new Transition.Refused(
                                "origin", Location.PARENT.toString(), ALICE.toString()));
    }

    private static StatementOutcome outcomeOf(Outcome outcome) {
        ModuleExecution result = new ModuleExecution(outcome, TOPIC, List.of(), List.of());
        return Case.message(Cases.account(0))
                .done(state(new Script().returning(result.encode())))
                .outcome();
    }

    /// A script that begins with a write.
    private static Script writing() {
        Script script = new Script();
        script.call("ext_storage_set_version_1", script.span("key"), script.span("value"));
        return script;
    }

    private static ByteString complete() {
        return new ModuleExecution(
                        new Outcome.Complete(new Weight(3, 4)), TOPIC, List.of(), List.of())
                .encode();
    }

    static StateDiff diff(ByteString... keysAndValues) {
        TreeMap<ByteString, StateDiff.Change> changes = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            changes.put(keysAndValues[i], new StateDiff.Change.Put(keysAndValues[i + 1]));
        }
        return new StateDiff(changes);
    }
}
