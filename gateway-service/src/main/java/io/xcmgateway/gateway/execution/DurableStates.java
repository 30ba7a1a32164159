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
    private final Lanes lanes;
    private final StateHistory history;

    DurableStates(GatewayStore store, Lanes lanes, StateHistory history) {
        this.store = store;
        this.lanes = lanes;
        this.history = history;
    }

    /// An instance after its last durable statement.
    ///
    /// @param records of the same moment
    /// @param trie reads from the store what is asked
    record Last(Lane lane, Records records, InstanceHead head, Trie trie) {
        StateAt at() {
            return new StateAt(
                    lane.instance(), head.nextSequence() - 1, head.stateRoot(), trie.view());
        }
    }

    @Override
    public <T> @Nullable T current(Hash32 instanceId, Function<StateAt, T> look) {
        Lane lane = lanes.find(instanceId);
        return lane == null ? null : last(lane, last -> look.apply(last.at()));
    }

    @Override
    public <T> Looked<T> after(Hash32 instanceId, long sequence, Function<StateAt, T> look) {
        Lane lane = lanes.find(instanceId);
        ExecutionRecord execution =
                lane == null ? null : new Records(store).execution(lane.at(sequence));
        if (lane == null || execution == null) {
            return new Looked.NotThere<>();
        }
        Hash32 root = execution.statement().postRoot();
        return history.look(
                lane.instance().trieProfile(),
                lane.at(sequence),
                root,
                then -> look.apply(new StateAt(lane.instance(), sequence, root, then.view())));
    }

    /// @param look keeps nothing of what it gets: the moment is over when it returns
    <T> T last(Lane lane, Function<Last, T> look) {
        try (GatewayStore.Moment moment = store.moment()) {
            Records records = new Records(moment);
            InstanceHead head = records.head(lane.number());
            if (head == null) {
                throw new CorruptStoreException(
                        "there must be a head of instance " + lane.instance().id());
            }
            StoredTrie stored = new StoredTrie(records.state(), lane.number());
            return look.apply(
                    new Last(
                            lane,
                            records,
                            head,
                            Trie.open(lane.instance().trieProfile(), head.stateRoot(), stored)));
        }
    }
}
