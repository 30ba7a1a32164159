package io.xcmgateway.proof.trie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.proof.trie.PartialTrie.Answer;
import io.xcmgateway.proof.trie.PartialTrie.Opened;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateUnavailableException;
import io.xcmgateway.spree.state.StateView;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a witness must be, on random states: sufficient, and nothing more.
final class WitnessPropertyTest {

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsAndWritesAsASortedMapDoes(long seed) {
        RandomState state = RandomState.of(seed);
        NavigableMap<ByteString, ByteString> entries = state.entries();
        Trie trie = Trie.of(state.layout(), entries);
        StateView view = trie.view();
        TreeSet<ByteString> keys = new TreeSet<>(entries.keySet());
        keys.addAll(state.reads().values());
        keys.addAll(state.reads().steps());
        for (ByteString key : keys) {
            assertThat(view.get(key)).isEqualTo(entries.get(key));
            assertThat(view.exists(key)).isEqualTo(entries.containsKey(key));
            assertThat(view.nextKey(key)).isEqualTo(entries.higherKey(key));
        }
        Trie after = trie.apply(state.diff());
        assertThat(after.root()).isEqualTo(Trie.of(state.layout(), state.entriesAfter()).root());
        assertThat(trie.root()).isEqualTo(Trie.of(state.layout(), entries).root());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void suffices(long seed) {
        RandomState state = RandomState.of(seed);
        Trie trie = Trie.of(state.layout(), state.entries());
        Hash32 after = trie.apply(state.diff()).root();
        PartialTrie partial =
                Opening.usable(
                        PartialTrie.open(
                                state.layout(),
                                trie.root(),
                                trie.witness(state.reads(), state.diff())));

        read(partial, state.reads(), state.entries());
        assertThat(partial.rootAfter(state.diff())).isEqualTo(after);
        assertThat(partial.unused()).isEmpty();

        PartialTrie storage =
                Opening.usable(
                        PartialTrie.open(state.layout(), trie.root(), partial.storageProof()));
        read(storage, state.reads(), state.entries());
        assertThat(storage.rootAfter(state.diff())).isEqualTo(after);
        assertThat(storage.unused()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isWhatAReplayOnTheWholeStateLoads(long seed) throws ProofRefused {
        RandomState state = RandomState.of(seed);
        Whole whole = Whole.of(state);

        assertThat(Recorder.compactItems(whole.replayed().loaded())).isEqualTo(whole.witness());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void failsWithoutAnyOneOfItsItems(long seed) throws ProofRefused {
        RandomState state = RandomState.of(seed);
        Whole whole = Whole.of(state);
        List<ByteString> items = whole.witness();
        for (int i = 0; i < items.size(); i++) {
            List<ByteString> fewer = new ArrayList<>(items);
            fewer.remove(i);
            assertThat(PartialTrie.open(state.layout(), whole.trie().root(), fewer))
                    .isInstanceOf(Opened.Refused.class);
        }
        Recorder replayed = whole.replayed();
        for (Place place : places(replayed.loaded())) {
            PartialTrie cut = whole.open(without(place, replayed.loaded()));
            assertThatThrownBy(
                            () -> {
                                read(cut, state.reads(), state.entries());
                                cut.rootAfter(state.diff());
                            })
                    .isInstanceOf(StateUnavailableException.class);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void showsAnyItemMoreAsUnused(long seed) throws ProofRefused {
        RandomState state = RandomState.of(seed);
        Whole whole = Whole.of(state);
        Recorder replayed = whole.replayed();
        for (Place place : places(everything(whole.root(), state.layout()))) {
            List<ByteString> more = Recorder.compactItems(with(place, replayed.loaded()));
            if (more.equals(whole.witness())) {
                continue; // loaded already, or below a node that is not there
            }
            PartialTrie partial =
                    Opening.usable(PartialTrie.open(state.layout(), whole.trie().root(), more));
            read(partial, state.reads(), state.entries());
            partial.rootAfter(state.diff());
            assertThat(partial.unused()).containsExactly(place.hash(state.layout()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void storageProofsShowPresentAndAbsentKeysAndNothingElse(long seed) {
        RandomState state = RandomState.of(seed);
        Trie trie = Trie.of(state.layout(), state.entries());
        StorageProof proof = trie.prove(state.reads().values());
        PartialTrie partial = Opening.usable(PartialTrie.open(state.layout(), trie.root(), proof));
        for (ByteString key : state.reads().values()) {
            ByteString value = state.entries().get(key);
            assertThat(partial.ask(key))
                    .isEqualTo(value == null ? new Answer.Absent() : new Answer.Present(value));
        }
        assertThat(partial.unused()).isEmpty();
        for (ByteString key : state.entries().keySet()) {
            assertThat(partial.ask(key)).isNotEqualTo(new Answer.Absent());
        }
    }

    private static void read(
            StateView view, Reads reads, NavigableMap<ByteString, ByteString> entries) {
        for (ByteString key : reads.values()) {
            assertThat(view.get(key)).isEqualTo(entries.get(key));
        }
        for (ByteString key : reads.existences()) {
            assertThat(view.exists(key)).isEqualTo(entries.containsKey(key));
        }
        for (ByteString key : reads.steps()) {
            assertThat(view.nextKey(key)).isEqualTo(entries.higherKey(key));
        }
    }

    /// A state of which every node is at hand for the test.
    private record Whole(RandomState state, Trie trie, @Nullable Node root) {

        static Whole of(RandomState state) throws ProofRefused {
            Trie trie = Trie.of(state.layout(), state.entries());
            Reads all =
                    new Reads(
                            new TreeSet<>(state.entries().keySet()),
                            new TreeSet<>(),
                            new TreeSet<>());
            List<ByteString> items = trie.witness(all, StateDiff.EMPTY);
            return new Whole(state, trie, CompactReader.read(state.layout(), trie.root(), items));
        }

        List<ByteString> witness() {
            return trie.witness(state.reads(), state.diff());
        }

        Recorder replayed() {
            Recorder recorder = new Recorder(root, state.layout());
            read(new Lookup(root, recorder), state.reads(), state.entries());
            Node after = new Update(state.layout(), recorder).apply(root, state.diff());
            assertThat(state.layout().rootHash(after)).isEqualTo(trie.apply(state.diff()).root());
            return recorder;
        }

        PartialTrie open(PreOrder walk) {
            return Opening.usable(
                    PartialTrie.open(state.layout(), trie.root(), Recorder.compactItems(walk)));
        }
    }

    /// A node other than the root, or the value at any node.
    private record Place(Node node, NodeValue.@Nullable Hashed value) {
        Hash32 hash(Layout layout) {
            return value == null ? node.hash(layout) : value.hash();
        }

        boolean isNode(NodeRef child) {
            return value == null && child == node;
        }

        boolean isValueAt(Node holder) {
            return value != null && holder == node;
        }
    }

    private static List<Place> places(PreOrder walk) {
        List<Place> places = new ArrayList<>();
        walk.walk((node, value, _) -> {
            if (node != walk.root()) {
                places.add(new Place(node, null));
            }
            if (value != null && node.value() instanceof NodeValue.Hashed hashed) {
                places.add(new Place(node, hashed));
            }
            return true;
        });
        return places;
    }

    private static PreOrder everything(@Nullable Node root, Layout layout) {
        return new PreOrder(
                root,
                layout,
                shown(
                        child ->
                                child instanceof Node node && node.standsAlone(layout)
                                        ? node
                                        : null,
                        (_, value) -> value.bytes()));
    }

    private static PreOrder without(Place cut, PreOrder walk) {
        PreOrder.Shown shown = walk.shown();
        return new PreOrder(
                walk.root(),
                walk.layout(),
                shown(
                        child -> cut.isNode(child) ? null : shown.node(child),
                        (holder, value) ->
                                cut.isValueAt(holder) ? null : shown.value(holder, value)));
    }

    private static PreOrder with(Place more, PreOrder walk) {
        PreOrder.Shown shown = walk.shown();
        return new PreOrder(
                walk.root(),
                walk.layout(),
                shown(
                        child -> more.isNode(child) ? more.node() : shown.node(child),
                        (holder, value) ->
                                more.isValueAt(holder)
                                        ? value.bytes()
                                        : shown.value(holder, value)));
    }

    private interface Nodes {
        @Nullable Node of(NodeRef child);
    }

    private interface Values {
        @Nullable ByteString of(Node holder, NodeValue.Hashed value);
    }

    private static PreOrder.Shown shown(Nodes nodes, Values values) {
        return new PreOrder.Shown() {
            @Override
            public @Nullable Node node(NodeRef child) {
                return nodes.of(child);
            }

            @Override
            public @Nullable ByteString value(Node holder, NodeValue.Hashed value) {
                return values.of(holder, value);
            }
        };
    }
}
