package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.gateway.state.HaltRecord;
import io.xcmgateway.gateway.state.InstanceRecord;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.proof.trie.Trie;
import io.xcmgateway.spree.module.RoutedGas;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The execution of one instance: its messages one after the other, against the state in heap,
/// ahead of the committer. Several lanes run at a time, each on at most one worker.
final class Lane {
    private static final System.Logger LOG = System.getLogger(Lane.class.getName());

    /// Messages before a lane gives its worker to another one.
    private static final int TURN_MESSAGES_MAX = 16;

    private final int number;
    private final InstanceRecord record;
    private final Ordering ordering;
    private final TransitionRunner transitions;
    private final BiConsumer<Lane, Executed> done;
    private final Consumer<Lane> halting;
    private final int unsignedMax;
    private final Mailbox mailbox;

    /// Bounded as what is pending in [#ordering] is.
    private final Queue<OrderedMessage> waiting = new ConcurrentLinkedQueue<>();

    private final AtomicInteger unsigned = new AtomicInteger();
    private Trie trie;
    private long nextSequence;
    private Hash32 previousHash;
    private volatile @Nullable HaltRecord halt;
    private volatile long routedGasLimit;

    /// Where a lane begins: after a genesis, or where the store says.
    record Start(Trie trie, long nextSequence, Hash32 previousHash, @Nullable HaltRecord halt) {}

    /// What lanes of one core share.
    ///
    /// @param done takes each finished execution; in order, per lane
    /// @param halting is told once that a lane halted on a fault
    record Surroundings(
            TransitionRunner transitions,
            Executor workers,
            int unsignedMax,
            BiConsumer<Lane, Executed> done,
            Consumer<Lane> halting) {}

    Lane(
            int number,
            InstanceRecord record,
            Ordering ordering,
            Start start,
            Surroundings surroundings) {
        this.number = number;
        this.record = record;
        this.ordering = ordering;
        this.trie = start.trie();
        this.nextSequence = start.nextSequence();
        this.previousHash = start.previousHash();
        this.halt = start.halt();
        this.routedGasLimit = RoutedGas.limit(start.trie().view());
        this.transitions = surroundings.transitions();
        this.done = surroundings.done();
        this.halting = surroundings.halting();
        this.unsignedMax = surroundings.unsignedMax();
        this.mailbox = new Mailbox(surroundings.workers(), this::takeTurn);
    }

    int number() {
        return number;
    }

    Instance instance() {
        return record.instance();
    }

    InstanceRecord record() {
        return record;
    }

    /// For the committer's thread alone.
    Ordering ordering() {
        return ordering;
    }

    /// What a message of another instance gets that is ordered now. Unsigned; a message before it
    /// may change that, so it is settled anew when its turn comes.
    long routedGasLimit() {
        return routedGasLimit;
    }

    Position at(long sequence) {
        return new Position(number, sequence);
    }

    /// `null` while it runs.
    @Nullable HaltRecord halt() {
        return halt;
    }

    /// Whether the message at `sequence` will not be executed here.
    boolean haltsBefore(long sequence) {
        HaltRecord now = halt;
        return now != null && Long.compareUnsigned(sequence, now.sequence()) >= 0;
    }

    /// Takes a message whose place in the order is durable.
    void enqueue(OrderedMessage entry) {
        waiting.add(entry);
        mailbox.wake();
    }

    /// Takes a message of an earlier run of the gateway, without going on yet.
    void restore(OrderedMessage entry) {
        waiting.add(entry);
    }

    /// One of its statements is signed.
    void signed() {
        unsigned.decrementAndGet();
        mailbox.wake();
    }

    /// Goes on with what could not be done before, if anything.
    void wake() {
        mailbox.wake();
    }

    /// Stops for good, until an operator acts. Nothing is signed about what could not be executed.
    void halt(long sequence, String reason, @Nullable Throwable cause) {
        if (halt == null) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "instance "
                            + instance().id()
                            + " halts at sequence "
                            + sequence
                            + ": "
                            + reason,
                    cause);
            halt = new HaltRecord(sequence, reason);
            halting.accept(this);
        }
    }

    private void takeTurn() {
        for (int i = 0; i < TURN_MESSAGES_MAX; i++) {
            OrderedMessage entry = waiting.peek();
            if (entry == null || halt != null || unsigned.get() >= unsignedMax) {
                return;
            }
            try {
                execute(entry);
                waiting.remove();
            } catch (StateUnavailableException e) {
                LOG.log(System.Logger.Level.WARNING, "instance waits for its storage", e);
                return;
            } catch (RuntimeException | Error e) {
                // The outermost loop of this instance: whatever it is, others go on.
                halt(nextSequence, "node fault: " + e, e);
            }
        }
        mailbox.wake();
    }

    private void execute(OrderedMessage entry) {
        Step step = Step.on(trie.view(), instance(), nextSequence, entry);
        switch (transitions.run(step, trie.view())) {
            case Transition.Done transition -> {
                Trie post = trie.apply(transition.diff());
                Executed executed =
                        Executed.of(
                                step, record.engineProfile(), previousHash, trie, post, transition);
                trie = post;
                if (transition.diff().changes().containsKey(RoutedGas.KEY)) {
                    routedGasLimit = RoutedGas.limit(trie.view());
                }
                previousHash = executed.statementHash();
                nextSequence++;
                unsigned.incrementAndGet();
                done.accept(this, executed);
            }
            case Transition.Refused refused ->
                    halt(
                            nextSequence,
                            "ordered message was refused: expected "
                                    + refused.expected()
                                    + ", found "
                                    + refused.found(),
                            null);
        }
    }
}
