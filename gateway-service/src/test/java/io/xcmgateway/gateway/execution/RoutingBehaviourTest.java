package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.EvidenceCheck;
import io.xcmgateway.api.statement.EvidenceVerdict;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.StoredInstance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Messages between instances of one gateway: where they go, in which order, and what becomes of
/// those that cannot be executed at once.
class RoutingBehaviourTest {
    private static final int ROUTED_MAX = 2;
    private static final ExecutionLimits LIMITS =
            new ExecutionLimits(
                    4 * ROUTED_MAX,
                    100,
                    65_536,
                    4,
                    2,
                    1,
                    256,
                    1 << 20,
                    100,
                    100,
                    1_000,
                    TestNetwork.GAS_LIMIT,
                    4,
                    2,
                    2,
                    7,
                    100);

    private final SimulatedGateway gateway = new SimulatedGateway(1, LIMITS);
    private final Records records = new Records(gateway.store);
    private final RoutingRecords routing = new RoutingRecords(gateway.store);
    private Hash32 first = Hash32.ZERO;
    private Hash32 second = Hash32.ZERO;
    private int topics;

    @BeforeEach
    void optIn() {
        first = gateway.optIn(1_000);
        second = gateway.optIn(2_000);
    }

    @Test
    void deliversToTheInstanceThatTheDestinationNames() {
        run(first, "send 2000 hello");
        assertThat(executed(second)).containsExactly("hello");
        OrderedMessage entry = entry(second, 1);
        OriginEvidence.FromInstance evidence = (OriginEvidence.FromInstance) entry.evidence();
        assertThat(evidence.sender()).isEqualTo(instance(1_000));
        assertThat(entry.context().origin()).isEqualTo(ScriptedRouting.sibling(1_000));
        assertThat(entry.context().gasLimit()).isEqualTo(ScriptedTransitions.ROUTED_GAS);
        assertThat(
                        EvidenceCheck.check(
                                evidence,
                                instance(2_000),
                                entry.context(),
                                Hashing.blake2b256(entry.message())))
                .isEqualTo(new EvidenceVerdict.Holds(ScriptedRouting.sibling(1_000)));
        consistent();
    }

    @Test
    void goesThereAndBackInOrder() {
        for (int i = 0; i < 3; i++) {
            run(first, "send 2000 send 1000 back" + i);
        }
        assertThat(executed(first).stream().filter(it -> it.startsWith("back")))
                .containsExactly("back0", "back1", "back2");
        consistent();
    }

    @Test
    void takesItsPlaceInTheBatchOfTheStatement() {
        submit(first, "send 2000 hello");
        gateway.threads().runCommitter();
        int before = gateway.store.syncedWrites();
        while (records.execution(at(first, 1)) == null) {
            gateway.threads().runOne();
        }
        assertThat(gateway.store.syncedWrites()).isEqualTo(before + 1);
        assertThat(records.ordered(at(second, 1))).isNotNull();
        gateway.restart(true);
        gateway.threads().runAll();
        assertThat(executed(second)).containsExactly("hello");
        consistent();
    }

    @Test
    void onlyExposesWhatGoesElsewhere() {
        run(first, "send 3000 hello");
        OutboundPage page = outbound(first);
        assertThat(page.messages())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.delivery()).isNull();
                    assertThat(it.effect().destination()).isEqualTo(ScriptedRouting.sibling(3_000));
                });
        gateway.optIn(3_000);
        run(first, "send 3000 again");
        assertThat(executed(gateway.core().ledger().instances().getLast().id()))
                .containsExactly("again");
        assertThat(outbound(first).messages())
                .extracting(it -> it.delivery() != null)
                .containsExactly(false, true);
        consistent();
    }

    @Test
    void aLongerFormOfALocationNamesNobody() {
        Instance sender = instance(1_000);
        Lanes lanes = new Lanes();
        assertThat(Destinations.absolute(sender.universal(), new Location(9, sender.host())))
                .isNull();
        assertThat(
                        Destinations.absolute(
                                sender.universal(), new Location(3, instance(2_000).universal())))
                .isEqualTo(instance(2_000).universal());
        assertThat(Destinations.find(lanes, sender, ScriptedRouting.sibling(2_000))).isNull();
    }

    @Test
    void keepsInOrderWhatHasNoRoom() {
        run(first, "many 7 2000 a", "send 2000 b");
        assertThat(executed(second)).containsExactly("a", "a", "a", "a", "a", "a", "a", "b");
        consistent();
    }

    @Test
    void waitsInTheOutboxThroughARestart() {
        submit(first, "many 7 2000 a");
        submit(first, "send 2000 b");
        while (records.execution(at(first, 2)) == null) {
            gateway.threads().runOne();
        }
        assertThat(routing.arrivals(number(second))).isNotEmpty();
        gateway.restart(true);
        gateway.threads().runAll();
        assertThat(executed(second)).containsExactly("a", "a", "a", "a", "a", "a", "a", "b");
        assertThat(routing.arrivals(number(second))).isEmpty();
        consistent();
    }

    @Test
    void submittedMessagesDoNotKeepRoutedOnesOutNorTheReverse() {
        for (int i = 0; i < LIMITS.queuedPerInstanceMax(); i++) {
            assertThat(heard(second, "message" + i)).isInstanceOf(Intake.Accepted.class);
        }
        assertThat(heard(second, "one more")).isInstanceOf(Intake.QueueFull.class);
        submit(first, "many 5 2000 a");
        while (records.execution(at(first, 1)) == null) {
            gateway.threads().runOne();
        }
        long routed =
                records.orderedFrom(at(second, 1), 100).stream()
                        .filter(OrderedMessage::isRouted)
                        .count();
        assertThat(routed).isBetween(1L, 5L);
        gateway.threads().runAll();
        assertThat(executed(second)).hasSize(LIMITS.queuedPerInstanceMax() + 5);
        consistent();
    }

    @Test
    void aHaltedReceiverLosesNothing() {
        run(second, "fault");
        run(first, "many 3 2000 a", "send 2000 b");
        assertThat(executed(second)).isEmpty();
        assertThat(routing.arrivals(number(second))).hasSize(4);
        gateway.restart(false);
        gateway.threads().runAll();
        assertThat(routing.arrivals(number(second))).hasSize(4);
        consistent();
        gateway.setTransitions(new ScriptedTransitions(false));
        gateway.restart(false);
        assertThat(gateway.settled(gateway.core().haltedInstances().resume(second, 1)))
                .isInstanceOf(Release.Resumed.class);
        assertThat(executed(second)).containsExactly("fault", "a", "a", "a", "b");
        consistent();
    }

    @Test
    void aReceiverThatHaltsMeanwhileLosesNothing() {
        submit(first, "send 2000 fault");
        submit(first, "many 3 2000 a");
        gateway.threads().runAll();
        gateway.restart(true);
        gateway.threads().runAll();
        consistent();
        assertThat(
                        records.orderedFrom(at(second, 1), 9).size()
                                + routing.arrivals(number(second)).size())
                .isEqualTo(4);
    }

    @Test
    void parksWhatTrapsAndGoesOn() {
        run(first, "send 2000 heavy", "send 2000 light");
        assertThat(executed(second)).containsExactly("heavy", "light");
        assertThat(outcome(second, 1)).isInstanceOf(StatementOutcome.Trapped.class);
        ParkedPage page = parked(second);
        assertThat(page.routedGasLimit()).isEqualTo(ScriptedTransitions.ROUTED_GAS);
        assertThat(page.sequence()).isEqualTo(2);
        assertThat(page.messages())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.sender()).isEqualTo(first);
                    assertThat(it.channel()).isZero();
                    assertThat(it.message()).isEqualTo(ByteString.ascii("heavy"));
                    assertThat(it.attempts()).containsExactly(1L);
                    assertThat(it.outcome()).isInstanceOf(StatementOutcome.Trapped.class);
                });
        assertThat(parked(first).messages()).isEmpty();
        consistent();
    }

    @Test
    void triesAParkedMessageAgain() {
        run(first, "send 2000 heavy", "send 2000 light");
        Hash32 id = parked(second).messages().getFirst().messageId();
        assertThat(retry(second, id, ScriptedTransitions.ROUTED_GAS - 1))
                .isEqualTo(
                        new Retry.GasOutOfRange(
                                ScriptedTransitions.ROUTED_GAS,
                                TestNetwork.GAS_LIMIT,
                                ScriptedTransitions.ROUTED_GAS - 1));
        assertThat(retry(second, id, TestNetwork.GAS_LIMIT + 1))
                .isInstanceOf(Retry.GasOutOfRange.class);
        assertThat(retry(second, id, ScriptedTransitions.HEAVY_GAS - 1))
                .isEqualTo(new Retry.Accepted(id, 3));
        assertThat(parked(second).messages())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.attempts()).containsExactly(1L, 3L);
                    assertThat(it.gasLimit()).isEqualTo(ScriptedTransitions.HEAVY_GAS - 1);
                });
        gateway.restart(true);
        assertThat(retry(second, id, ScriptedTransitions.HEAVY_GAS))
                .isEqualTo(new Retry.Accepted(id, 4));
        assertThat(parked(second).messages()).isEmpty();
        assertThat(outcome(second, 4)).isInstanceOf(StatementOutcome.Complete.class);
        assertThat(retry(second, id, ScriptedTransitions.HEAVY_GAS))
                .isEqualTo(new Retry.NotParked(id));
        consistent();
    }

    @Test
    void showsTheLastAttemptAndKeepsAll() {
        run(first, "send 2000 heavy");
        Hash32 id = parked(second).messages().getFirst().messageId();
        retry(second, id, ScriptedTransitions.HEAVY_GAS);
        Ledger ledger = gateway.core().ledger();
        assertThat(ledger.attempts(id)).containsExactly(1L, 2L);
        assertThat(sequence(ledger.message(id))).isEqualTo(2);
        assertThat(sequence(ledger.message(id, 1))).isEqualTo(1);
        assertThat(sequence(ledger.message(id, 2))).isEqualTo(2);
        assertThat(ledger.message(id, 3)).isNull();
        assertThat(ledger.message(id, 0)).isNull();
        assertThat(ledger.attempts(Hash32.ZERO)).isEmpty();
    }

    @Test
    void doesNotTryTwiceAtATime() {
        run(first, "send 2000 heavy");
        Hash32 id = parked(second).messages().getFirst().messageId();
        RoutedMessages routed = gateway.core().routedMessages();
        CompletionStage<Retry> one = routed.retry(second, id, ScriptedTransitions.HEAVY_GAS);
        CompletionStage<Retry> same = routed.retry(second, id, ScriptedTransitions.HEAVY_GAS);
        gateway.threads().runCommitter();
        CompletionStage<Retry> later = routed.retry(second, id, ScriptedTransitions.HEAVY_GAS);
        assertThat(gateway.settled(one)).isEqualTo(new Retry.Accepted(id, 2));
        assertThat(gateway.settled(same)).isInstanceOf(Retry.UnderWay.class);
        assertThat(gateway.settled(later)).isIn(new Retry.UnderWay(id, 2), new Retry.NotParked(id));
        assertThat(executed(second)).containsExactly("heavy", "heavy");
        consistent();
    }

    @Test
    void triesNothingThatIsNotParkedThere() {
        run(first, "send 2000 light", "message");
        Hash32 light =
                Objects.requireNonNull(outbound(first).messages().getFirst().delivery())
                        .messageId();
        Hash32 direct = entry(first, 2).messageId();
        for (Hash32 instance : List.of(first, second)) {
            for (Hash32 id : List.of(light, direct, Hash32.ZERO)) {
                assertThat(retry(instance, id, ScriptedTransitions.HEAVY_GAS))
                        .isEqualTo(new Retry.NotParked(id));
            }
        }
        assertThat(retry(Hash32.ZERO, light, 1)).isEqualTo(new Retry.UnknownInstance(Hash32.ZERO));
    }

    @Test
    void settlesTheGasLimitWhenTheTurnComes() {
        submit(second, "gas 700000");
        submit(first, "send 2000 a");
        // Both take their places before either is executed at the receiver.
        while (records.ordered(at(second, 2)) == null) {
            gateway.threads().runCommitter();
            gateway.threads().runOne();
        }
        gateway.threads().runAll();
        int routedAt = entry(second, 1).isRouted() ? 1 : 2;
        assertThat(entry(second, routedAt).context().gasLimit())
                .isEqualTo(routedAt == 1 ? ScriptedTransitions.ROUTED_GAS : 700_000);
        run(first, "send 2000 b");
        assertThat(entry(second, 3).context().gasLimit()).isEqualTo(700_000);
        consistent();
    }

    @Test
    void aRetryThatWaitsIsGivenWhatTheStateWantsByThen() {
        run(first, "send 2000 heavy");
        Hash32 id = parked(second).messages().getFirst().messageId();
        CompletionStage<Intake> raised =
                gateway.core()
                        .gate()
                        .submit(TestNetwork.asserted(second, ByteString.ascii("gas 950000")));
        CompletionStage<Retry> retry =
                gateway.core().routedMessages().retry(second, id, ScriptedTransitions.ROUTED_GAS);
        gateway.threads().runCommitter();
        assertThat(gateway.settled(raised)).isInstanceOf(Intake.Accepted.class);
        assertThat(gateway.settled(retry)).isEqualTo(new Retry.Accepted(id, 3));
        assertThat(entry(second, 3).context().gasLimit()).isEqualTo(950_000);
        assertThat(outcome(second, 3)).isInstanceOf(StatementOutcome.Complete.class);
        consistent();
    }

    @Test
    void pagesThroughWhatWasSent() {
        run(first, "many 3 2000 a", "message", "send 3000 b");
        List<OutboundPage.Message> all = outbound(first).messages();
        assertThat(all).hasSize(4);
        List<OutboundPage.Message> paged = new ArrayList<>();
        OutboundPage page;
        do {
            page =
                    Objects.requireNonNull(
                            gateway.core()
                                    .routedMessages()
                                    .outbound(
                                            first,
                                            paged.isEmpty() ? null : paged.getLast().place(),
                                            1));
            assertThat(page.messages()).hasSize(1);
            paged.addAll(page.messages());
        } while (page.more());
        assertThat(paged).isEqualTo(all);
        assertThat(all).extracting(it -> it.effect().channel()).containsExactly(0L, 1L, 2L, 0L);
        assertThat(gateway.core().routedMessages().outbound(Hash32.ZERO, null, 1)).isNull();
    }

    @Test
    void pagesThroughWhatIsParked() {
        run(first, "many 3 2000 heavy");
        List<ParkedPage.Message> all = parked(second).messages();
        assertThat(all).extracting(ParkedPage.Message::channel).containsExactly(0L, 1L, 2L);
        RoutedMessages routed = gateway.core().routedMessages();
        ParkedPage one = Objects.requireNonNull(routed.parked(second, null, 1));
        assertThat(one.more()).isTrue();
        assertThat(one.messages()).isEqualTo(all.subList(0, 1));
        ParkedPage rest =
                Objects.requireNonNull(routed.parked(second, all.getFirst().messageId(), 5));
        assertThat(rest.more()).isFalse();
        assertThat(rest.messages()).isEqualTo(all.subList(1, 3));
        assertThat(routed.parked(Hash32.ZERO, null, 1)).isNull();
    }

    @Test
    void oneInstanceLivesOnAHostChain() {
        ByteString other = ByteString.ascii("another profile");
        Instance again = TestNetwork.instance(1_000, SimulatedGateway.moduleHash(), other);
        assertThat(
                        gateway.settled(
                                gateway.core().instances().optIn(TestNetwork.optIn(again, other))))
                .isEqualTo(
                        new OptIn.Refused(
                                "another instance of the module lives on this host chain",
                                "none, or its opt-out",
                                first.toString()));
        Instance here = TestNetwork.instance(3_000, SimulatedGateway.moduleHash(), other);
        Instance there =
                TestNetwork.instance(
                        3_000, SimulatedGateway.moduleHash(), SimulatedGateway.PROFILE);
        CompletionStage<OptIn> one =
                gateway.core().instances().optIn(TestNetwork.optIn(here, other));
        CompletionStage<OptIn> two =
                gateway.core()
                        .instances()
                        .optIn(TestNetwork.optIn(there, SimulatedGateway.PROFILE));
        gateway.threads().runAll();
        assertThat(List.of(gateway.settled(one), gateway.settled(two)))
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(OptIn.OptedIn.class, OptIn.Refused.class);
    }

    @Test
    void nobodyCanSubmitWhatOnlyAnInstanceSends() {
        run(first, "send 2000 hello");
        OrderedMessage routed = entry(second, 1);
        InboundMessage forged =
                new InboundMessage(
                        second,
                        routed.message(),
                        routed.evidence(),
                        routed.context().origin(),
                        ScriptedTransitions.ROUTED_GAS);
        assertThat(gateway.settled(gateway.core().gate().submit(forged)))
                .isInstanceOf(Intake.Refused.class);
        assertThat(executed(second)).containsExactly("hello");
    }

    private void run(Hash32 instance, String... texts) {
        for (String text : texts) {
            submit(instance, text);
            gateway.threads().runAll();
        }
    }

    private void submit(Hash32 instance, String text) {
        assertThat(heard(instance, text)).isInstanceOf(Intake.Accepted.class);
    }

    private Intake heard(Hash32 instance, String text) {
        return gateway.heard(
                gateway.core()
                        .gate()
                        .submit(
                                TestNetwork.message(
                                        instance,
                                        TestNetwork.named("account" + topics++),
                                        0,
                                        TestNetwork.NEVER_EXPIRES,
                                        ByteString.ascii(text))));
    }

    private Retry retry(Hash32 instance, Hash32 messageId, long gasLimit) {
        return gateway.settled(
                gateway.core().routedMessages().retry(instance, messageId, gasLimit));
    }

    private OutboundPage outbound(Hash32 instance) {
        return Objects.requireNonNull(
                gateway.core().routedMessages().outbound(instance, null, 100));
    }

    private ParkedPage parked(Hash32 instance) {
        return Objects.requireNonNull(gateway.core().routedMessages().parked(instance, null, 100));
    }

    private static Instance instance(long parachain) {
        return TestNetwork.instance(
                parachain, SimulatedGateway.moduleHash(), SimulatedGateway.PROFILE);
    }

    private int number(Hash32 instance) {
        for (StoredInstance stored : records.instances().values()) {
            if (stored.record().instance().id().equals(instance)) {
                return stored.number();
            }
        }
        throw new AssertionError("no instance " + instance);
    }

    private Position at(Hash32 instance, long sequence) {
        return new Position(number(instance), sequence);
    }

    private OrderedMessage entry(Hash32 instance, long sequence) {
        return Objects.requireNonNull(records.ordered(at(instance, sequence)));
    }

    private StatementOutcome outcome(Hash32 instance, long sequence) {
        ExecutionRecord execution =
                Objects.requireNonNull(records.execution(at(instance, sequence)));
        return execution.statement().outcome();
    }

    /// The messages that an instance executed after its genesis, in order.
    private List<String> executed(Hash32 instance) {
        List<String> texts = new ArrayList<>();
        records.executionsFrom(
                at(instance, 1),
                (position, _) ->
                        texts.add(
                                new String(
                                        Objects.requireNonNull(records.ordered(position))
                                                .message()
                                                .toByteArray(),
                                        StandardCharsets.ISO_8859_1)));
        return texts;
    }

    private static long sequence(@Nullable MessageStatus status) {
        assertThat(status).isInstanceOf(MessageStatus.Executed.class);
        return ((MessageStatus.Executed) Objects.requireNonNull(status))
                .message()
                .statement()
                .sequence();
    }

    private void consistent() {
        assertThat(gateway.check().problems()).isEmpty();
    }
}
