package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.attestation.Signable;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.spree.sandbox.EngineProfile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/// Makes lanes of what the store holds: the roots of the states, messages that are ordered and not
/// executed back in their queues, statements that are durable and not signed to be signed. Nothing
/// runs yet: a lane that did could send messages to one that is not there.
final class Recovery {
    private final Records records;
    private final OrderLog log;
    private final Backlog backlog;
    private final ExecutionLimits limits;
    private final Lanes lanes;
    private final TrieHeap heap;
    private final StateHistory history;

    /// A statement that was durable when the process ended, but whose signature was not.
    record Unsigned(Lane lane, Position at, Hash32 messageId, Signable.OfStatement what) {}

    Recovery(
            Records records,
            OrderLog log,
            Backlog backlog,
            ExecutionLimits limits,
            Lanes lanes,
            TrieHeap heap,
            StateHistory history) {
        this.records = records;
        this.log = log;
        this.backlog = backlog;
        this.limits = limits;
        this.lanes = lanes;
        this.heap = heap;
        this.history = history;
    }

    /// Runs before the first message is accepted.
    ///
    /// @return unsigned statements, of each lane the oldest first
    List<Unsigned> run(Lane.Surroundings surroundings) {
        List<Unsigned> unsigned = new ArrayList<>();
        for (StoredInstance stored : records.instances().values()) {
            Lane lane = lane(stored, surroundings);
            if (stored.optOut() != null) {
                lane.optedOut(stored.optOut());
            }
            lanes.add(lane);
            unsigned.addAll(unsigned(stored, lane));
            replay(stored, lane);
            history.recover(stored.number(), stored.head().nextSequence());
        }
        if (lanes.all().size() > limits.instancesMax()) {
            throw new CorruptStoreException(
                    "instances must be at most "
                            + limits.instancesMax()
                            + ", are "
                            + lanes.all().size());
        }
        return Collections.unmodifiableList(unsigned);
    }

    private Lane lane(StoredInstance stored, Lane.Surroundings surroundings) {
        if (EngineProfile.byHash(stored.record().engineProfile()) == null) {
            throw new CorruptStoreException(
                    "engine profile must be a known one, was " + stored.record().engineProfile());
        }
        return new Lane(
                stored.number(),
                stored.record(),
                new Ordering(
                        stored.number(),
                        records,
                        stored.head().nextSequence(),
                        stored.head().lastTimeMs()),
                new Lane.Start(
                        LaneState.stored(
                                records.state(),
                                stored.number(),
                                stored.record().instance().trieProfile(),
                                stored.head().stateRoot(),
                                heap),
                        stored.head().nextSequence(),
                        stored.head().lastStatementHash(),
                        stored.halt()),
                surroundings);
    }

    /// Signatures are written in order, so those that were lost are the last ones.
    private List<Unsigned> unsigned(StoredInstance stored, Lane lane) {
        Deque<Unsigned> found = new ArrayDeque<>();
        for (long sequence = stored.head().nextSequence(); sequence != 0; sequence--) {
            Position at = new Position(stored.number(), sequence - 1);
            if (records.attestations(at) != null) {
                break;
            }
            ExecutionRecord execution = records.execution(at);
            OrderedMessage entry = records.ordered(at);
            if (execution == null || entry == null) {
                throw new CorruptStoreException("there must be a statement at " + at);
            }
            Signable.OfStatement what = Signable.OfStatement.of(execution.statement());
            found.addFirst(new Unsigned(lane, at, entry.messageId(), what));
        }
        return List.copyOf(found);
    }

    /// What waits for an instance that halted stays on disk until it goes on.
    private void replay(StoredInstance stored, Lane lane) {
        if (stored.halt() == null) {
            log.replay(
                    lane.at(stored.head().nextSequence()),
                    entry -> {
                        lane.ordering().append(entry);
                        backlog.add(entry);
                        lane.restore(entry);
                    });
        }
    }
}
