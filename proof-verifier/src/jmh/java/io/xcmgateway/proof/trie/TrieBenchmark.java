package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateDiff.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One message's worth of work on a trie of accounts: 32-byte keys, 48-byte values, 5 of them read
/// and written.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TrieBenchmark {
    private static final int DIFFS = 1024;
    private static final int WRITES = 5;
    private static final int VALUE_BYTES = 48;

    @Param({"1000", "100000", "1000000"})
    private int keys;

    private Trie trie = Trie.empty(TrieProfile.BLAKE2B_V1);
    private final List<StateDiff> diffs = new ArrayList<>();
    private List<ByteString> witness = List.of();
    private int next;

    @Setup
    public void fill() {
        Random random = new Random(keys);
        NavigableMap<ByteString, ByteString> entries = new TreeMap<>();
        for (int i = 0; i < keys; i++) {
            entries.put(key(i), value(random));
        }
        trie = Trie.of(TrieProfile.BLAKE2B_V1, entries);
        for (int i = 0; i < DIFFS; i++) {
            NavigableMap<ByteString, Change> changes = new TreeMap<>();
            while (changes.size() < WRITES) {
                changes.put(key(random.nextInt(keys)), new Change.Put(value(random)));
            }
            diffs.add(new StateDiff(changes));
        }
        witness = trie.witness(reads(diffs.getFirst()), diffs.getFirst());
    }

    @Benchmark
    public Hash32 commit() {
        return trie.apply(nextDiff()).root();
    }

    /// The same, and the rows that a store needs for it.
    @Benchmark
    public NodeChanges commitWithRows() {
        return trie.changesTo(trie.apply(nextDiff()));
    }

    @Benchmark
    public List<ByteString> makeWitness() {
        StateDiff diff = nextDiff();
        return trie.witness(reads(diff), diff);
    }

    /// Opens a witness, reads the 5 values and computes the root after the writes.
    @Benchmark
    public Hash32 replayWitness() {
        StateDiff diff = diffs.getFirst();
        return switch (PartialTrie.open(TrieProfile.BLAKE2B_V1, trie.root(), witness)) {
            case PartialTrie.Opened.Usable(PartialTrie partial) -> {
                diff.changes().keySet().forEach(partial::get);
                yield partial.rootAfter(diff);
            }
            case PartialTrie.Opened.Refused refused ->
                    throw new IllegalStateException(refused.toString());
        };
    }

    private StateDiff nextDiff() {
        next = (next + 1) % DIFFS;
        return diffs.get(next);
    }

    private static Reads reads(StateDiff diff) {
        return new Reads(new TreeSet<>(diff.changes().keySet()), new TreeSet<>(), new TreeSet<>());
    }

    private static ByteString key(int account) {
        return Hashing.blake2b256(ByteString.ascii("account " + account)).bytes();
    }

    private static ByteString value(Random random) {
        byte[] bytes = new byte[VALUE_BYTES];
        random.nextBytes(bytes);
        return ByteString.wrap(bytes);
    }
}
