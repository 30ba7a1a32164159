package io.xcmgateway.proof.mmr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the definition, and against everything that is not quite a proof.
final class MmrPropertiesTest {
    private static final MmrVerdict HOLDS = new MmrVerdict.Holds();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @Test
    void hasTheRootOfTheDefinitionAtEverySize() {
        Range range = Range.counted(300);
        for (int leafCount = 1; leafCount <= 300; leafCount++) {
            assertThat(Peaks.of(range, leafCount).root()).isEqualTo(range.naiveRoot(leafCount));
        }
    }

    @Test
    void provesEveryLeafOfEverySmallRange() {
        for (long leafCount = 1; leafCount <= 40; leafCount++) {
            Range range = Range.counted(leafCount);
            for (long index = 0; index < leafCount; index++) {
                LeafProof proof = LeafProof.of(range, leafCount, List.of(index));
                assertThat(proof.verify(List.of(Range.leaf(index)), range.root())).isEqualTo(HOLDS);
                assertThat(SimplifiedProof.of(proof).root(Range.leaf(index)))
                        .isEqualTo(range.root());
            }
        }
    }

    @Test
    void provesEveryBeginningOfEverySmallRange() {
        Range range = Range.counted(40);
        for (long leafCount = 1; leafCount <= 40; leafCount++) {
            Hash32 root = range.naiveRoot((int) leafCount);
            for (long prev = 1; prev <= leafCount; prev++) {
                AncestryProof proof = AncestryProof.of(range, prev, leafCount);
                assertThat(proof.verify(range.naiveRoot((int) prev), root)).isEqualTo(HOLDS);
                assertThat(proof.items().isEmpty())
                        .as("%s of %s", prev, leafCount)
                        .isEqualTo(prev == leafCount);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void refusesEveryChangeOfALeafProof(long seed) {
        Random random = new Random(seed);
        long leafCount = 1L + random.nextInt(80);
        Range range = Range.counted(leafCount);
        List<Long> indices = someIndices(random, leafCount);
        LeafProof proof = LeafProof.of(range, leafCount, indices);
        List<Hash32> leaves = range.leaves(indices);
        Hash32 root = range.root();
        assertThat(proof.verify(leaves, root)).isEqualTo(HOLDS);
        assertThat(LeafProof.decode(proof.encode())).isEqualTo(new Decoded.Value<>(proof));

        for (List<Hash32> items : changes(proof.items())) {
            refused(new LeafProof(indices, leafCount, items).verify(leaves, root), seed);
        }
        for (List<Hash32> others : changes(leaves)) {
            refused(proof.verify(others, root), seed);
        }
        for (List<Long> others : changesOfIndices(indices, leafCount)) {
            refused(new LeafProof(others, leafCount, proof.items()).verify(leaves, root), seed);
        }
        for (long count : List.of(0L, -1L, Long.MIN_VALUE, Mmr.LEAVES_MAX + 1, Long.MAX_VALUE)) {
            refused(new LeafProof(indices, count, proof.items()).verify(leaves, root), seed);
        }
        refused(proof.verify(leaves, flip(root)), seed);
    }

    /// The leaf count is only as good as where it comes from: a root alone does not tell it. But
    /// where another count gives the tree another shape, the proof fails.
    @Test
    void refusesALeafCountOfAnotherShape() {
        Range range = Range.counted(11);
        LeafProof proof = LeafProof.of(range, 11, List.of(3L));
        for (long count = 4; count < 60; count++) {
            MmrVerdict verdict =
                    new LeafProof(proof.leafIndices(), count, proof.items())
                            .verify(List.of(Range.leaf(3)), range.root());
            List<Long> peaks = Mmr.peakPositions(count);
            boolean sameShape = peaks.getFirst() == 14 && peaks.size() > 1;
            assertThat(verdict.equals(HOLDS)).as("count %s", count).isEqualTo(sameShape);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void refusesEveryChangeOfAnAncestryProof(long seed) {
        Random random = new Random(seed);
        int leafCount = 1 + random.nextInt(120);
        int prev = 1 + random.nextInt(leafCount);
        Range range = Range.counted(leafCount);
        Hash32 prevRoot = range.naiveRoot(prev);
        Hash32 root = range.root();
        AncestryProof proof = AncestryProof.of(range, prev, leafCount);
        assertThat(proof.verify(prevRoot, root)).isEqualTo(HOLDS);
        assertThat(AncestryProof.decode(proof.encode())).isEqualTo(new Decoded.Value<>(proof));

        for (List<Hash32> peaks : changes(proof.prevPeaks())) {
            refused(
                    new AncestryProof(peaks, prev, leafCount, proof.items()).verify(prevRoot, root),
                    seed);
        }
        for (List<AncestryProof.Item> items : changesOfItems(proof.items())) {
            refused(
                    new AncestryProof(proof.prevPeaks(), prev, leafCount, items)
                            .verify(prevRoot, root),
                    seed);
        }
        for (long other = -2; other < leafCount + 4; other++) {
            if (other != prev) {
                refused(
                        new AncestryProof(proof.prevPeaks(), other, leafCount, proof.items())
                                .verify(prevRoot, root),
                        seed);
            }
        }
        refused(proof.verify(flip(prevRoot), root), seed);
        refused(proof.verify(prevRoot, flip(root)), seed);
        if (prev < leafCount) {
            refused(proof.verify(root, prevRoot), seed);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void refusesARangeThatWentAnotherWay(long seed) {
        Random random = new Random(seed);
        int prev = 1 + random.nextInt(60);
        int leafCount = prev + random.nextInt(60);
        Range honest = Range.counted(leafCount);
        List<Hash32> leaves = new ArrayList<>(honest.leaves());
        int forked = random.nextInt(prev);
        leaves.set(forked, flip(leaves.get(forked)));
        Range other = Range.of(leaves);
        AncestryProof proof = AncestryProof.of(other, prev, leafCount);
        assertThat(proof.verify(other.naiveRoot(prev), other.root())).isEqualTo(HOLDS);
        refused(proof.verify(honest.naiveRoot(prev), other.root()), seed);
        refused(
                AncestryProof.of(honest, prev, leafCount)
                        .verify(honest.naiveRoot(prev), other.root()),
                seed);
    }

    /// The largest range there can be, of leaves that are all alike, so that it fits in memory.
    @ParameterizedTest
    @ValueSource(longs = {Mmr.LEAVES_MAX, Mmr.LEAVES_MAX - 1, (1L << 61) + 12_345})
    void countsToItsBound(long leafCount) {
        List<Hash32> byHeight = new ArrayList<>(List.of(Range.leaf(0)));
        for (int height = 1; height <= 62; height++) {
            Hash32 below = byHeight.getLast();
            byHeight.add(MmrHasher.KECCAK_256.merge(below, below));
        }
        MmrNodes nodes = position -> byHeight.get(heightOf(position));
        Hash32 root = Peaks.of(nodes, leafCount).root();
        for (long index : List.of(0L, leafCount / 2, leafCount - 1)) {
            LeafProof proof = LeafProof.of(nodes, leafCount, List.of(index));
            assertThat(proof.verify(List.of(Range.leaf(0)), root)).isEqualTo(HOLDS);
            assertThat(proof.items().size()).isLessThanOrEqualTo(SimplifiedProof.ITEMS_MAX);
            assertThat(SimplifiedProof.of(proof).root(Range.leaf(0))).isEqualTo(root);
        }
        for (long prev : List.of(1L, leafCount / 3, leafCount - 1, leafCount)) {
            AncestryProof proof = AncestryProof.of(nodes, prev, leafCount);
            assertThat(proof.verify(Peaks.of(nodes, prev).root(), root)).isEqualTo(HOLDS);
        }
        assertThatThrownBy(() -> Mmr.size(Mmr.LEAVES_MAX + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesMoreThanItsBoundsBeforeItAllocates() {
        assertThat(LeafProof.decode(ByteString.hex("feffffff")))
                .isInstanceOfSatisfying(
                        Decoded.Refused.class,
                        refused ->
                                assertThat(refused.expected())
                                        .isEqualTo("at most " + LeafProof.INDICES_MAX + " items"));
        assertThat(AncestryProof.decode(ByteString.hex("feffffff")))
                .isInstanceOfSatisfying(
                        Decoded.Refused.class,
                        refused ->
                                assertThat(refused.expected())
                                        .isEqualTo(
                                                "at most " + AncestryProof.PEAKS_MAX + " items"));
    }

    @Test
    void refusesTruncatedAndLongerBytes() {
        Range range = Range.counted(11);
        var leaf = LeafProof.of(range, 11, List.of(2L, 7L)).encode();
        var ancestry = AncestryProof.of(range, 6, 11).encode();
        for (int length = 0; length < leaf.length(); length++) {
            assertThat(LeafProof.decode(leaf.slice(0, length))).isInstanceOf(Decoded.Refused.class);
        }
        for (int length = 0; length < ancestry.length(); length++) {
            assertThat(AncestryProof.decode(ancestry.slice(0, length)))
                    .isInstanceOf(Decoded.Refused.class);
        }
        var more = ByteString.of(0);
        assertThat(LeafProof.decode(leaf.concat(more))).isInstanceOf(Decoded.Refused.class);
        assertThat(AncestryProof.decode(ancestry.concat(more))).isInstanceOf(Decoded.Refused.class);
    }

    /// `height(p)` of the definition: of the node at a position.
    private static int heightOf(long position) {
        long q = position + 1;
        while (Long.bitCount(q) != Long.SIZE - Long.numberOfLeadingZeros(q)) {
            q -= Long.highestOneBit(q) - 1;
        }
        return Long.bitCount(q) - 1;
    }

    private static List<Long> someIndices(Random random, long leafCount) {
        TreeSet<Long> indices = new TreeSet<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            indices.add((long) random.nextInt((int) leafCount));
        }
        return List.copyOf(indices);
    }

    private static Hash32 flip(Hash32 hash) {
        byte[] bytes = hash.bytes().toByteArray();
        bytes[7] ^= 0x10;
        return Hash32.wrap(bytes);
    }

    /// One hash flipped, one left out, one twice, two exchanged, one more.
    private static List<List<Hash32>> changes(List<Hash32> hashes) {
        List<List<Hash32>> all = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            List<Hash32> flipped = new ArrayList<>(hashes);
            flipped.set(i, flip(hashes.get(i)));
            all.add(flipped);
            List<Hash32> without = new ArrayList<>(hashes);
            without.remove(i);
            all.add(without);
            List<Hash32> twice = new ArrayList<>(hashes);
            twice.add(i, hashes.get(i));
            all.add(twice);
            if (i > 0 && !hashes.get(i).equals(hashes.get(i - 1))) {
                List<Hash32> exchanged = new ArrayList<>(hashes);
                exchanged.set(i, hashes.get(i - 1));
                exchanged.set(i - 1, hashes.get(i));
                all.add(exchanged);
            }
        }
        List<Hash32> more = new ArrayList<>(hashes);
        more.add(Hash32.ZERO);
        all.add(more);
        return all;
    }

    private static List<List<Long>> changesOfIndices(List<Long> indices, long leafCount) {
        List<List<Long>> all = new ArrayList<>();
        all.add(List.of());
        for (int i = 0; i < indices.size(); i++) {
            for (long other :
                    List.of(-1L, Long.MIN_VALUE, leafCount, Long.MAX_VALUE, indices.get(i) + 1)) {
                List<Long> changed = new ArrayList<>(indices);
                changed.set(i, other);
                all.add(changed);
            }
            List<Long> twice = new ArrayList<>(indices);
            twice.add(i, indices.get(i));
            all.add(twice);
        }
        if (indices.size() > 1) {
            all.add(indices.reversed());
        }
        return all;
    }

    private static List<List<AncestryProof.Item>> changesOfItems(List<AncestryProof.Item> items) {
        List<List<AncestryProof.Item>> all = new ArrayList<>();
        for (List<Hash32> hashes : changes(items.stream().map(AncestryProof.Item::hash).toList())) {
            List<AncestryProof.Item> changed = new ArrayList<>();
            for (int i = 0; i < hashes.size(); i++) {
                long position = i < items.size() ? items.get(i).position() : 1_000_000L + i;
                changed.add(new AncestryProof.Item(position, hashes.get(i)));
            }
            all.add(changed);
        }
        for (int i = 0; i < items.size(); i++) {
            for (long by : List.of(1L, -1L, Long.MIN_VALUE)) {
                List<AncestryProof.Item> moved = new ArrayList<>(items);
                moved.set(
                        i,
                        new AncestryProof.Item(items.get(i).position() + by, items.get(i).hash()));
                all.add(moved);
            }
        }
        if (items.size() > 1) {
            all.add(items.reversed());
        }
        return all;
    }

    private static void refused(MmrVerdict verdict, long seed) {
        assertThat(verdict).as("seed %s", seed).isInstanceOf(MmrVerdict.Refused.class);
    }
}
