package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.InstanceHead;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoredTrie;
import io.xcmgateway.proof.trie.Trie;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The states of instances as the store has them, each looked at as it is at one moment.
final class DurableStates implements InstanceStates {
    private final GatewayStore store;
    private final Seats seats;
    private final StateHistory history;

    DurableStates(GatewayStore store, Seats seats, StateHistory history) {
        this.store = store;
        this.seats = seats;
        this.history = history;
    }

    /// An instance after its last durable statement.
    ///
    /// @param records of the same moment
    /// @param trie reads from the store what is asked
    record Last(Seat seat, Records records, InstanceHead head, Trie trie) {
        StateAt at() {
            return new StateAt(
                    seat.instance(), head.nextSequence() - 1, head.stateRoot(), trie.view());
        }
    }

    @Override
    public <T> @Nullable T current(Hash32 instanceId, Function<StateAt, T> look) {
        Seat seat = seats.find(instanceId);
        return seat == null ? null : last(seat, last -> look.apply(last.at()));
    }

    @Override
    public <T> Looked<T> after(Hash32 instanceId, long sequence, Function<StateAt, T> look) {
        Seat seat = seats.find(instanceId);
        ExecutionRecord execution =
                seat == null ? null : new Records(store).execution(seat.at(sequence));
        if (seat == null || execution == null) {
            return new Looked.NotThere<>();
        }
        Hash32 root = execution.statement().postRoot();
        return history.look(
                seat.instance().trieProfile(),
                seat.at(sequence),
                root,
                then -> look.apply(new StateAt(seat.instance(), sequence, root, then.view())));
    }

    /// @param look keeps nothing of what it gets: the moment is over when it returns
    <T> T last(Seat seat, Function<Last, T> look) {
        try (GatewayStore.Moment moment = store.moment()) {
            Records records = new Records(moment);
            InstanceHead head = records.head(seat.number());
            if (head == null) {
                throw new CorruptStoreException(
                        "there must be a head of instance " + seat.instance().id());
            }
            StoredTrie stored = new StoredTrie(records.state(), seat.number());
            return look.apply(
                    new Last(
                            seat,
                            records,
                            head,
                            Trie.open(seat.instance().trieProfile(), head.stateRoot(), stored)));
        }
    }
}
