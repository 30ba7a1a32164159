package io.xcmgateway.proof.mmr;

import static io.xcmgateway.proof.mmr.MmrVectors.hash;
import static io.xcmgateway.proof.mmr.MmrVectors.hashes;
import static io.xcmgateway.proof.mmr.MmrVectors.longs;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Every section of the vectors. One that the file lacks is reported as skipped; a file with none
/// of them fails.
final class MmrVectorsTest {
    private static final JsonNode FILE = MmrVectors.own();
    private static final Map<String, Function<JsonNode, Stream<DynamicTest>>> SECTIONS = sections();

    /// What describes the others, or holds their leaves.
    private static final Set<String> DESCRIBING = Set.of("hash", "leafRule", "leaves", "sizes");

    private static Map<String, Function<JsonNode, Stream<DynamicTest>>> sections() {
        Map<String, Function<JsonNode, Stream<DynamicTest>>> sections = new LinkedHashMap<>();
        sections.put("chain", each(MmrVectorsTest::growsLeafByLeaf));
        sections.put("nodes", it -> Stream.of(named("all", () -> hasTheNodes(it))));
        sections.put("singleProofs", each(MmrVectorsTest::provesOneLeaf));
        sections.put("batchProofs", each(MmrVectorsTest::provesLeaves));
        sections.put("ancestryProofs", each(MmrVectorsTest::provesAncestry));
        sections.put("blake2Roots", each(MmrVectorsTest::hasTheBlake2Root));
        sections.putAll(RealMmr.SECTIONS);
        return sections;
    }

    @TestFactory
    Stream<DynamicNode> holdsInEverySection() {
        assertThat(SECTIONS.keySet()).as("sections of the file").anyMatch(FILE::has);
        return SECTIONS.entrySet().stream()
                .filter(it -> FILE.has(it.getKey()) || !RealMmr.SECTIONS.containsKey(it.getKey()))
                .map(it -> {
                    JsonNode section = FILE.get(it.getKey());
                    return section == null
                            ? DynamicTest.dynamicTest(
                                    it.getKey() + " is absent",
                                    () -> Assumptions.abort("skipped: no " + it.getKey()))
                            : DynamicContainer.dynamicContainer(
                                    it.getKey(), it.getValue().apply(section));
                });
    }

    @TestFactory
    Stream<DynamicNode> holdsForRealChains() {
        JsonNode real = MmrVectors.real();
        if (real == null) {
            return Stream.of(
                    DynamicTest.dynamicTest(
                            "real chains are absent",
                            () ->
                                    Assumptions.abort(
                                            "skipped: no "
                                                    + MmrVectors.realFile()
                                                    + " beside the project")));
        }
        assertThat(RealMmr.SECTIONS.keySet()).containsAll(real.propertyNames());
        return RealMmr.SECTIONS.entrySet().stream()
                .filter(it -> real.has(it.getKey()))
                .map(it ->
                        DynamicContainer.dynamicContainer(
                                it.getKey(), it.getValue().apply(real.get(it.getKey()))));
    }

    @Test
    void leavesNoSectionOut() {
        Set<String> unknown = new TreeSet<>(FILE.propertyNames());
        unknown.removeAll(SECTIONS.keySet());
        unknown.removeAll(DESCRIBING);
        assertThat(unknown).isEmpty();
        assertThat(FILE.path("hash").asString("keccak256")).isEqualTo("keccak256");
        assertThat(hashes(FILE.path("leaves")))
                .isEqualTo(Range.counted(FILE.path("leaves").size()).leaves());
    }

    private static void growsLeafByLeaf(JsonNode vector) {
        long index = vector.get("leafIndex").asLong();
        Range range = Range.counted(index + 1);
        assertThat(Mmr.leafPosition(index)).isEqualTo(vector.get("leafPos").asLong());
        assertThat(Mmr.size(index + 1)).isEqualTo(vector.get("mmrSize").asLong());
        assertThat(range.nodes()).hasSize(vector.get("mmrSize").asInt());
        assertThat(Mmr.peakPositions(index + 1)).isEqualTo(longs(vector.get("peaks")));
        assertThat(range.root()).isEqualTo(hash(vector.get("root")));
        assertThat(range.naiveRoot((int) index + 1)).isEqualTo(hash(vector.get("root")));
        assertThat(Peaks.of(range, index + 1)).isEqualTo(range.peaks());
    }

    private static void hasTheNodes(JsonNode vector) {
        assertThat(Range.counted(vector.get("leafCount").asLong()).nodes())
                .isEqualTo(hashes(vector.get("nodes")));
    }

    private static void provesOneLeaf(JsonNode vector) {
        long index = vector.get("leafIndex").asLong();
        LeafProof proof = proves(vector, List.of(index));
        SimplifiedProof simplified = SimplifiedProof.of(proof);
        JsonNode expected = vector.get("simplified");
        assertThat(simplified.items()).isEqualTo(hashes(expected.get("items")));
        assertThat(simplified.order()).isEqualTo(expected.get("order").asLong());
        assertThat(simplified.root(Range.leaf(index))).isEqualTo(hash(vector.get("root")));
    }

    private static void provesLeaves(JsonNode vector) {
        proves(vector, longs(vector.get("leafIndices")));
    }

    /// Our proof is the vector's, and both directions of the codec agree; it holds.
    private static LeafProof proves(JsonNode vector, List<Long> indices) {
        long leafCount = vector.get("leafCount").asLong();
        Range range = Range.counted(leafCount);
        LeafProof proof = LeafProof.of(range, leafCount, indices);
        assertThat(proof.items()).isEqualTo(hashes(vector.get("items")));
        assertThat(LeafProof.decode(proof.encode())).isEqualTo(new Decoded.Value<>(proof));
        Hash32 root = hash(vector.get("root"));
        assertThat(proof.verify(range.leaves(indices), root)).isEqualTo(new MmrVerdict.Holds());
        return proof;
    }

    private static void provesAncestry(JsonNode vector) {
        long leafCount = vector.get("leafCount").asLong();
        long prev = vector.get("prevLeafCount").asLong();
        AncestryProof expected =
                new AncestryProof(
                        hashes(vector.get("prevPeaks")),
                        prev,
                        leafCount,
                        vector.get("items").valueStream().map(MmrVectorsTest::item).toList());
        assertThat(Mmr.size(prev)).isEqualTo(vector.get("prevMmrSize").asLong());
        assertThat(AncestryProof.of(Range.counted(leafCount), prev, leafCount)).isEqualTo(expected);
        assertThat(expected.verify(hash(vector.get("prevRoot")), hash(vector.get("root"))))
                .isEqualTo(new MmrVerdict.Holds());
        assertThat(AncestryProof.decode(expected.encode()))
                .isEqualTo(new Decoded.Value<>(expected));
    }

    private static AncestryProof.Item item(JsonNode pair) {
        return pair.isArray()
                ? new AncestryProof.Item(pair.get(0).asLong(), hash(pair.get(1)))
                : new AncestryProof.Item(pair.get("pos").asLong(), hash(pair.get("hash")));
    }

    private static void hasTheBlake2Root(JsonNode vector) {
        List<Hash32> leaves = Range.counted(vector.get("leafCount").asLong()).leaves();
        assertThat(Range.of(MmrHasher.BLAKE2B_256, leaves).root())
                .isEqualTo(hash(vector.get("root")));
    }

    private interface Check {
        void check(JsonNode vector);
    }

    private static Function<JsonNode, Stream<DynamicTest>> each(Check check) {
        return section -> {
            assertThat(section.size()).isPositive();
            return Stream.iterate(0, i -> i < section.size(), i -> i + 1)
                    .map(i -> named("" + i, () -> check.check(section.get(i))));
        };
    }

    private static DynamicTest named(String name, Runnable test) {
        return DynamicTest.dynamicTest(name, test::run);
    }
}
