package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.instance.OptOut;
import io.xcmgateway.gateway.instance.OptOutRequest;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Host chains that opt out: what still comes, what does not, and who takes their place.
class OptOutTest {
    private static final ExecutionLimits LIMITS =
            new ExecutionLimits(
                    8,
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
    private final Instance leaving = instance(2_000, 0);
    private Hash32 first = Hash32.ZERO;
    private int accounts;

    @BeforeEach
    void optIn() {
        first = gateway.optIn(1_000);
        gateway.optIn(2_000);
    }

    @Test
    void takesNothingMoreAndExecutesWhatItHas() {
        InboundMessage before = message(leaving.id(), "before");
        CompletionStage<Intake> taken = gateway.core().gate().submit(before);
        CompletionStage<OptOut> out = optOut(leaving);
        CompletionStage<Intake> late =
                gateway.core().gate().submit(message(leaving.id(), "in the same group"));
        long now = gateway.clock.millis();

        assertThat(gateway.settled(out)).isEqualTo(new OptOut.OptedOut(leaving.id(), now));
        assertThat(gateway.settled(late)).isEqualTo(new Intake.OptedOut(leaving.id()));
        Hash32 id = ((Intake.Accepted) gateway.settled(taken)).messageId();
        assertThat(gateway.settled(gateway.core().gate().whenExecuted(id)).statement().sequence())
                .isEqualTo(1);
        assertThat(submit(before)).isEqualTo(new Intake.AlreadyKnown(id));
        gateway.clock.advance(1_000);
        gateway.restart(true);
        assertThat(submit(message(leaving.id(), "after"))).isInstanceOf(Intake.OptedOut.class);
        assertThat(submit(before)).isEqualTo(new Intake.AlreadyKnown(id));
        assertThat(gateway.settled(optOut(leaving)))
                .isEqualTo(new OptOut.OptedOut(leaving.id(), now));
        assertThat(summary(leaving.id()).optedOutMs()).isEqualTo(now);
        assertThat(summary(leaving.id()).nextSequence()).isEqualTo(2);
        assertThat(summary(first).optedOutMs()).isNull();
        consistent();
    }

    @Test
    void wordsInOneGroupAreOne() {
        CompletionStage<OptOut> one = optOut(leaving);
        CompletionStage<OptOut> same = optOut(leaving);
        assertThat(gateway.settled(one)).isEqualTo(gateway.settled(same));
    }

    @Test
    void theNextIncarnationTakesItsPlaceAndItsMessages() {
        run(first, "send 2000 one");
        gateway.settled(optOut(leaving));
        run(first, "send 2000 two");
        assertThat(optIn(leaving)).isInstanceOf(OptIn.Refused.class);
        Instance next = instance(2_000, 1);
        assertThat(optIn(next)).isInstanceOf(OptIn.OptedIn.class);
        run(first, "send 2000 three");
        gateway.restart(true);
        run(first, "send 2000 four");

        assertThat(summary(leaving.id()).nextSequence()).as("genesis, one").isEqualTo(2);
        assertThat(summary(next.id()).nextSequence()).as("genesis, three, four").isEqualTo(3);
        OutboundPage sent =
                Objects.requireNonNull(gateway.core().routedMessages().outbound(first, null, 100));
        assertThat(sent.messages())
                .extracting(each -> each.delivery() != null)
                .containsExactly(true, false, true, true);
        consistent();
    }

    @Test
    void refusesWhatTheAuthorityDidNotSay() {
        Instance other = instance(3_000, 0);
        assertThat(
                        gateway.settled(
                                gateway.core()
                                        .instances()
                                        .optOut(
                                                new OptOutRequest(
                                                        leaving.id(),
                                                        TestNetwork.optOut(
                                                                        other,
                                                                        TestNetwork.NEVER_EXPIRES)
                                                                .evidence()))))
                .isInstanceOf(OptOut.Refused.class);
        long now = gateway.clock.millis();
        assertThat(
                        gateway.settled(
                                gateway.core()
                                        .instances()
                                        .optOut(TestNetwork.optOut(leaving, now - 1))))
                .isEqualTo(new OptOut.Expired(now - 1, now));
        assertThat(gateway.settled(optOut(other)))
                .isEqualTo(new OptOut.UnknownInstance(other.id()));
        assertThat(submit(message(leaving.id(), "hello"))).isInstanceOf(Intake.Accepted.class);
        gateway.threads().runAll();
        consistent();
    }

    private static Instance instance(long parachain, long incarnation) {
        Instance like =
                TestNetwork.instance(
                        parachain, SimulatedGateway.moduleHash(), SimulatedGateway.PROFILE);
        return new Instance(
                like.networkId(),
                like.moduleHash(),
                like.host(),
                like.profileHash(),
                like.trieProfile(),
                like.hostAuthority(),
                incarnation);
    }

    private OptIn optIn(Instance instance) {
        return gateway.settled(
                gateway.core()
                        .instances()
                        .optIn(TestNetwork.optIn(instance, SimulatedGateway.PROFILE)));
    }

    private CompletionStage<OptOut> optOut(Instance instance) {
        return gateway.core()
                .instances()
                .optOut(TestNetwork.optOut(instance, TestNetwork.NEVER_EXPIRES));
    }

    private Intake submit(InboundMessage message) {
        return gateway.heard(gateway.core().gate().submit(message));
    }

    private void run(Hash32 instance, String text) {
        assertThat(submit(message(instance, text))).isInstanceOf(Intake.Accepted.class);
        gateway.threads().runAll();
    }

    private InboundMessage message(Hash32 instance, String text) {
        return TestNetwork.message(
                instance,
                TestNetwork.named("account" + accounts++),
                0,
                TestNetwork.NEVER_EXPIRES,
                ByteString.ascii(text));
    }

    private InstanceSummary summary(Hash32 instance) {
        return Objects.requireNonNull(gateway.core().ledger().instance(instance));
    }

    private void consistent() {
        assertThat(gateway.check().problems()).isEmpty();
    }
}
