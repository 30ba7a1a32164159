package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.state.FaultKind;
import io.xcmgateway.gateway.state.HaltRecord;
import io.xcmgateway.gateway.state.InstanceRecord;
import io.xcmgateway.gateway.state.OptOutRecord;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.proof.trie.Trie;
import io.xcmgateway.spree.module.RoutedGas;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The execution of one instance: its messages one after the other, against its state, ahead of the
/// committer. Several lanes run at a time, each on at most one worker.
final class Lane implements Seat {
    private static final System.Logger LOG = System.getLogger(Lane.class.getName());

    /// Messages, and gas, after which a lane gives its worker to another one.
    private static final int TURN_MESSAGES_MAX = 16;

    private static final long TURN_GAS_MAX = 100_000_000;

    /// Executions that wait to be durable and signed, of a lane whose messages are expensive: what
    /// such a lane makes others wait for there.
    private static final int EXPENSIVE_UNSIGNED_MAX = 2;

    private final int number;
    private final InstanceRecord record;
    private final Ordering ordering;
    private final Surroundings around;
    private final Mailbox mailbox;

    /// Bounded as what is pending in [#ordering] is.
    private final Queue<OrderedMessage> waiting = new ConcurrentLinkedQueue<>();

    private final AtomicInteger unsigned = new AtomicInteger();
    private final Expense expense = new Expense();

    /// Whether the turn that is taken, or asked for, is one on the expensive workers.
    private boolean expensiveTurn;

    private final LaneState state;
    private long nextSequence;
    private Hash32 previousHash;
    private volatile @Nullable HaltRecord halt;
    private volatile long routedGasLimit;

    /// The sequence after the last statement that is durable or being written. For the committer's
    /// thread alone, as the next.
    private long committedNext;

    private boolean haltDurable;
    private boolean released;
    private boolean closing;
    private volatile @Nullable OptOutRecord optOut;

    /// Where a lane begins: after a genesis, or where the store says.
    record Start(
            LaneState state, long nextSequence, Hash32 previousHash, @Nullable HaltRecord halt) {}

    /// What lanes of one core share.
    ///
    /// @param expensiveWorkers execute what must not keep the others waiting
    /// @param done takes each finished execution; in order, per lane
    /// @param halting is told of each time that a lane halts on a fault
    record Surroundings(
            TransitionRunner transitions,
            CoreWatch watch,
            RunGuard guard,
            Quarantine quarantine,
            Executor workers,
            Executor expensiveWorkers,
            Clock clock,
            int unsignedMax,
            BiConsumer<Lane, Executed> done,
            BiConsumer<Lane, HaltRecord> halting) {}

    Lane(
            int number,
            InstanceRecord record,
            Ordering ordering,
            Start start,
            Surroundings surroundings) {
        this.number = number;
        this.record = record;
        this.ordering = ordering;
        this.state = start.state();
        this.nextSequence = start.nextSequence();
        this.previousHash = start.previousHash();
        this.halt = start.halt();
        this.haltDurable = start.halt() != null;
        this.committedNext = start.nextSequence();
        this.routedGasLimit = RoutedGas.limit(start.state().trie().view());
        this.around = surroundings;
        this.mailbox = new Mailbox(this::askForTurn, this::takeTurn);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public InstanceRecord record() {
        return record;
    }

    @Override
    public boolean isArchived() {
        return false;
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

    @Override
    public @Nullable HaltRecord halt() {
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

    /// The sequence after the last statement that is durable or being written. Unsigned.
    long committedNext() {
        return committedNext;
    }

    /// Whether the statement at `sequence` is the next one to write; it then counts as written.
    boolean commits(long sequence) {
        if (haltsBefore(sequence) || sequence != committedNext) {
            return false;
        }
        committedNext = sequence + 1;
        return true;
    }

    /// That it halted is on disk: what waits will be read from there again.
    void haltIsDurable() {
        haltDurable = true;
        waiting.clear();
    }

    boolean isHaltDurable() {
        return haltDurable;
    }

    /// Whether an operator's word that it goes on is being written.
    boolean isReleased() {
        return released;
    }

    void release() {
        released = true;
    }

    /// Whether it halted, and stands where the store says, so that it can go on from there.
    boolean canGoOn() {
        return halt != null && haltDurable && nextSequence == committedNext;
    }

    /// What a statement that passes over the next message says. Only while [#canGoOn()].
    ///
    /// @return why it cannot be passed over, or what it would come to
    Skip skip(OrderedMessage entry, FaultKind kind) {
        Trie pre = state.trie();
        Step step = Step.on(pre.view(), instance(), nextSequence, entry);
        return Skip.of(step, record.engineProfile(), previousHash, pre, kind.skipReason());
    }

    /// Whether its host chain's word that it takes no more messages is durable, or being written.
    boolean isClosing() {
        return closing;
    }

    void close() {
        closing = true;
    }

    /// It takes no more messages; that is on disk. What has its place in the order is executed.
    void optedOut(OptOutRecord word) {
        closing = true;
        optOut = word;
    }

    /// From any thread.
    @Override
    public @Nullable OptOutRecord optOut() {
        return optOut;
    }

    /// Goes on after a halt, with what is in the order from there on. On the committer's thread,
    /// when it is durable.
    ///
    /// @param skipped the statement about the message that is passed over; `null` if it is executed
    void goOn(Skip.@Nullable Made skipped, List<OrderedMessage> entries) {
        if (skipped != null) {
            state.became(skipped.post(), skipped.executed());
            previousHash = skipped.executed().statementHash();
            nextSequence++;
            committedNext++;
            unsigned.incrementAndGet();
        }
        waiting.addAll(entries);
        haltDurable = false;
        released = false;
        halt = null; // makes the rest visible to the workers
        mailbox.wake();
    }

    /// Stops until an operator acts. Nothing is signed about what could not be executed.
    void halt(long sequence, FaultKind kind, String reason, @Nullable Throwable cause) {
        if (halt != null) {
            return;
        }
        HaltRecord now = new HaltRecord(sequence, kind, around.clock().millis(), reason);
        halt = now;
        around.halting().accept(this, now);
        LOG.log(
                System.Logger.Level.ERROR,
                "instance "
                        + instance().id()
                        + " halts at sequence "
                        + Long.toUnsignedString(sequence)
                        + ", "
                        + kind
                        + ": "
                        + reason,
                cause);
    }

    private void askForTurn(Runnable turn) {
        OrderedMessage next = waiting.peek();
        expensiveTurn = next != null && expense.isExpensive(next);
        (expensiveTurn ? around.expensiveWorkers() : around.workers()).execute(turn);
    }

    private void takeTurn() {
        long gasUsed = 0;
        for (int i = 0; i < TURN_MESSAGES_MAX && gasUsed < TURN_GAS_MAX; i++) {
            OrderedMessage entry = halt == null ? waiting.peek() : null;
            boolean crowded = state.isCrowded();
            if (entry == null
                    || unsigned.get() >= (crowded ? 1 : unsignedMax())
                    || !around.quarantine().admits(number)) {
                return;
            }
            if (expense.isExpensive(entry) != expensiveTurn) {
                break; // the next turn is on the other workers
            }
            CoreWatch.Place place =
                    new CoreWatch.Place(entry.messageId(), instance().id(), nextSequence);
            try (CoreWatch.Span _ = around.watch().executing(place)) {
                OptionalLong used = tried(entry, crowded);
                if (used.isEmpty()) {
                    return;
                }
                gasUsed += used.getAsLong();
            }
            around.quarantine().leave(number);
        }
        mailbox.wake();
    }

    /// @param crowded whether the state has to make room first
    /// @return the gas that was used; empty if the message waits for a later turn
    private OptionalLong tried(OrderedMessage entry, boolean crowded) {
        try {
            if (crowded) {
                state.makeRoom(); // all is signed, and so is in the store
            }
            long used = execute(entry);
            waiting.remove(entry);
            expense.used(used);
            return OptionalLong.of(used);
        } catch (StateUnavailableException e) {
            LOG.log(System.Logger.Level.WARNING, "instance waits for its storage", e);
            return OptionalLong.empty();
        } catch (RunAbandonedException _) {
            return OptionalLong.empty();
        } catch (FaultedRunException e) {
            fault(e.kind(), e.getCause());
        } catch (RuntimeException | Error e) {
            // The outermost loop of this instance: whatever it is, others go on.
            fault(FaultKind.of(e), e);
        }
        return OptionalLong.of(0);
    }

    private int unsignedMax() {
        return expensiveTurn
                ? Math.min(EXPENSIVE_UNSIGNED_MAX, around.unsignedMax())
                : around.unsignedMax();
    }

    private void fault(FaultKind kind, @Nullable Throwable cause) {
        expense.failed();
        if (kind == FaultKind.OUT_OF_MEMORY) {
            around.transitions().forget();
        }
        halt(nextSequence, kind, "node fault: " + cause, cause);
    }

    /// @return the gas that was used
    private long execute(OrderedMessage entry) {
        Trie pre = state.trie();
        Step step = Step.on(pre.view(), instance(), nextSequence, entry);
        around.transitions().prepare(step);
        Ran ran =
                around.guard()
                        .run(
                                at(nextSequence),
                                step.entry().context().gasLimit(),
                                () -> run(step, pre));
        return switch (ran) {
            case Ran.Done(Executed executed, Trie post) -> {
                state.became(post, executed);
                if (executed.diff().changes().containsKey(RoutedGas.KEY)) {
                    routedGasLimit = RoutedGas.limit(post.view());
                }
                previousHash = executed.statementHash();
                nextSequence++;
                unsigned.incrementAndGet();
                around.done().accept(this, executed);
                yield executed.statement().gasUsed();
            }
            case Ran.Refused(Transition.Refused refused) -> {
                halt(
                        nextSequence,
                        FaultKind.REFUSED,
                        "ordered message was refused: "
                                + refused.reason()
                                + ": expected "
                                + refused.expected()
                                + ", found "
                                + refused.found(),
                        null);
                yield 0;
            }
        };
    }

    private Ran run(Step step, Trie pre) {
        return switch (around.transitions().run(step, pre.view())) {
            case Transition.Done done -> {
                Trie post = pre.apply(done.diff());
                yield new Ran.Done(
                        Executed.of(step, record.engineProfile(), previousHash, pre, post, done),
                        post);
            }
            case Transition.Refused refused -> new Ran.Refused(refused);
        };
    }

    /// What came of one run.
    private sealed interface Ran {
        record Done(Executed executed, Trie post) implements Ran {}

        record Refused(Transition.Refused refused) implements Ran {}
    }
}
