package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.spree.module.HostKeys;
import io.xcmgateway.spree.module.RoutedGas;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.sandbox.NodeFaultException;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateView;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Transitions without Wasm, as messages ask for them. Nonces and channels are kept as the real
/// ones are.
///
/// `fault` breaks the node, `memory` overflows its heap, `trap` traps, `heavy` traps unless it has
/// [#HEAVY_GAS]; `send 2000 x` sends `x` to the instance on parachain 2000, `gas n` sets the gas
/// limit of routed messages, and `many n 2000 x` sends n times.
final class ScriptedTransitions implements TransitionRunner {
    static final ByteString FAULT = ByteString.ascii("fault");
    static final ByteString MEMORY = ByteString.ascii("memory");
    static final ByteString TRAP = ByteString.ascii("trap");
    static final ByteString HEAVY = ByteString.ascii("heavy");
    static final long ROUTED_GAS = 500_000;
    static final long HEAVY_GAS = 900_000;

    private static final ByteString LAST = ByteString.of(1).concat(ByteString.ascii("last"));
    private static final ByteString SEEN = ByteString.of(1).concat(ByteString.ascii("seen"));

    private final boolean faulty;

    /// @param faulty whether `fault` breaks the node
    ScriptedTransitions(boolean faulty) {
        this.faulty = faulty;
    }

    ScriptedTransitions() {
        this(true);
    }

    @Override
    public Transition run(Step step, StateView pre) {
        ByteString message = step.entry().message();
        if (faulty && message.startsWith(FAULT)) {
            throw new NodeFaultException("planned fault", new StackOverflowError());
        }
        if (faulty && message.startsWith(MEMORY)) {
            throw new OutOfMemoryError("planned");
        }
        NavigableMap<ByteString, StateDiff.Change> changes = new TreeMap<>();
        NavigableSet<ByteString> reads = new TreeSet<>();
        Submission submission = Ordering.submission(step.entry().evidence());
        if (submission != null) {
            ByteString key = HostKeys.nonce(step.entry().context().origin());
            reads.add(key);
            long next = counter(pre.get(key));
            if (next != submission.nonce()) {
                return new Transition.Refused(
                        "nonce", String.valueOf(next), String.valueOf(submission.nonce()));
            }
            changes.put(key, new StateDiff.Change.Put(HostKeys.counterValue(next + 1)));
        }
        if (step.entry().evidence() instanceof OriginEvidence.FromInstance routed) {
            Transition.Refused refused = ScriptedRouting.consume(step, routed, pre, changes, reads);
            if (refused != null) {
                return refused;
            }
        }
        Hash32 hash = Hashing.blake2b256(message);
        boolean genesis = step.entry().entryPoint() == EntryPoint.GENESIS;
        boolean trap =
                message.startsWith(TRAP)
                        || (message.startsWith(HEAVY)
                                && step.entry().context().gasLimit() < HEAVY_GAS);
        List<Effect> effects = new ArrayList<>();
        if (!trap) {
            guest(step, pre, hash, changes, reads);
            if (!genesis) {
                effects.addAll(ScriptedRouting.send(step, pre, changes, reads));
                effects.add(new Effect.Event(hash, message));
            }
        } else if (step.entry().evidence() instanceof OriginEvidence.FromInstance routed) {
            ScriptedRouting.park(routed, hash, changes);
        }
        ScriptedSize.note(pre, changes, reads);
        return new Transition.Done(
                trap
                        ? new StatementOutcome.Trapped(TrapKind.TRAP)
                        : new StatementOutcome.Complete(new Weight(1, 1)),
                genesis ? Hash32.ZERO : hash,
                trap ? step.entry().context().gasLimit() : 1,
                effects,
                new StateDiff(changes),
                new Reads(reads, new TreeSet<>(), new TreeSet<>()));
    }

    private static void guest(
            Step step,
            StateView pre,
            Hash32 hash,
            NavigableMap<ByteString, StateDiff.Change> changes,
            NavigableSet<ByteString> reads) {
        if (step.sequence() == 0) {
            changes.put(RoutedGas.KEY, new StateDiff.Change.Put(HostKeys.counterValue(ROUTED_GAS)));
        }
        reads.add(LAST);
        ByteString last = pre.get(LAST);
        if (last != null && last.u8(0) % 3 == 0) {
            changes.put(SEEN.concat(last), new StateDiff.Change.Delete());
        }
        changes.put(LAST, new StateDiff.Change.Put(hash.bytes()));
        changes.put(
                SEEN.concat(hash.bytes()),
                new StateDiff.Change.Put(HostKeys.counterValue(step.sequence())));
    }

    static long counter(@org.jspecify.annotations.Nullable ByteString value) {
        return value == null
                ? 0
                : ((Decoded.Value<Long>) ScaleReader.decode(value, ScaleReader::u64)).value();
    }
}
