package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoredInstance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// An operator who resumes and skips what halted, and at times what did not, and remembers what
/// came of it.
final class SimulatedOperator {
    /// A place in the order of an instance.
    private record Place(Hash32 instance, long sequence) {}

    private final Random random;
    private final SimulatedGateway gateway;
    private final List<Hash32> instances;
    private final Consumer<Runnable> hear;

    private final Set<Place> skipsAsked = new HashSet<>();

    /// What was told to be passed over, with the message's id.
    private final Map<Place, Hash32> skipsTold = new HashMap<>();

    private final Set<Place> executedTold = new HashSet<>();

    /// @param hear runs what listens to answers, and reports what it throws
    SimulatedOperator(
            Random random,
            SimulatedGateway gateway,
            List<Hash32> instances,
            Consumer<Runnable> hear) {
        this.random = random;
        this.gateway = gateway;
        this.instances = instances;
        this.hear = hear;
    }

    /// Gives one word, mostly about what halted, where it halted.
    void act() {
        HaltedInstances halted = gateway.core().haltedInstances();
        List<InstanceHalt> all = halted.all();
        Place place =
                all.isEmpty() || random.nextInt(8) == 0
                        ? new Place(
                                instances.get(random.nextInt(instances.size())), random.nextInt(40))
                        : place(all.get(random.nextInt(all.size())));
        if (random.nextInt(3) == 0) {
            listen(place, halted.resume(place.instance, place.sequence));
        } else {
            skip(place);
        }
    }

    /// Passes over one message, and restarts where that has to come first.
    ///
    /// @return `false` if nothing halts
    boolean skipsWhatHalts() {
        List<InstanceHalt> all = gateway.core().haltedInstances().all();
        if (all.isEmpty()) {
            return false;
        }
        Release release = gateway.settled(skip(place(all.getFirst())));
        if (release instanceof Release.Impossible) {
            gateway.restart(false);
        }
        return true;
    }

    private static Place place(InstanceHalt halt) {
        return new Place(halt.instanceId(), halt.sequence());
    }

    private CompletionStage<Release> skip(Place place) {
        skipsAsked.add(place);
        CompletionStage<Release> answer =
                gateway.core().haltedInstances().skip(place.instance, place.sequence);
        listen(place, answer);
        return answer;
    }

    private void listen(Place place, CompletionStage<Release> answer) {
        var _ = answer.whenComplete((release, _) -> hear.accept(() -> told(place, release)));
    }

    private void told(Place place, Release release) {
        switch (release) {
            case Release.Skipped(Hash32 instance, long sequence, Hash32 id, int _) -> {
                assertThat(new Place(instance, sequence)).isEqualTo(place);
                Hash32 before = skipsTold.put(place, id);
                assertThat(before == null || before.equals(id)).isTrue();
            }
            case Release.Executed _ -> executedTold.add(place);
            case Release.Resumed _,
                    Release.NotHaltedThere _,
                    Release.Impossible _,
                    Release.Unavailable _ -> {}
            case Release.UnknownInstance _ -> throw new AssertionError("unexpected " + release);
        }
    }

    /// Nothing is passed over that nobody asked for, and all that was told to be.
    void everythingHolds() {
        Map<Place, Hash32> skipped = skipped();
        assertThat(skipsTold).isNotEmpty();
        assertThat(skipsAsked).containsAll(skipped.keySet());
        assertThat(skipped).containsAllEntriesOf(skipsTold);
        assertThat(executedTold).noneMatch(skipped::containsKey);
    }

    private Map<Place, Hash32> skipped() {
        Records records = new Records(gateway.store);
        Map<Place, Hash32> skipped = new HashMap<>();
        for (StoredInstance instance : records.instances().values()) {
            records.executionsFrom(
                    new Position(instance.number(), 0),
                    (at, execution) -> {
                        Statement statement = execution.statement();
                        OrderedMessage entry = records.ordered(at);
                        if (statement.outcome() instanceof StatementOutcome.Skipped) {
                            assertThat(entry).isNotNull();
                            skipped.put(
                                    new Place(statement.instanceId(), statement.sequence()),
                                    entry.messageId());
                        }
                        return true;
                    });
        }
        return skipped;
    }
}
