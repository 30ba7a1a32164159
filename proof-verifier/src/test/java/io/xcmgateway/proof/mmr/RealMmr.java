package io.xcmgateway.proof.mmr;

import static io.xcmgateway.proof.mmr.MmrVectors.bytes;
import static io.xcmgateway.proof.mmr.MmrVectors.hash;
import static io.xcmgateway.proof.mmr.MmrVectors.hashes;
import static io.xcmgateway.proof.mmr.MmrVectors.longs;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;

/// The sections about ranges that others built: tests of pallet-mmr, a fixture of Snowbridge, and a
/// commitment that Rococo's validators signed.
final class RealMmr {
    static final Map<String, Function<JsonNode, Stream<DynamicTest>>> SECTIONS =
            Map.of(
                    "palletMmrTest", RealMmr::pallet,
                    "snowbridge15", RealMmr::snowbridge,
                    "beefyReal", RealMmr::commitment,
                    "beefyValidatorSetMerkle", RealMmr::validators);

    /// What the validators of the fixture signed: the hash of the real commitment.
    private static final Hash32 SIGNED =
            Hash32.hex("8faafd45fb5587a25c93e2276a75569a6a63c157c9a985ba84362e85d6aaafeb");

    private RealMmr() {}

    private static Stream<DynamicTest> pallet(JsonNode section) {
        List<Hash32> leaves = hashes(section.get("leaves"));
        Stream<DynamicTest> roots =
                IntStream.range(0, leaves.size())
                        .mapToObj(i ->
                                DynamicTest.dynamicTest(
                                        "root of " + (i + 1),
                                        () ->
                                                assertThat(
                                                                Range.of(leaves.subList(0, i + 1))
                                                                        .root())
                                                        .isEqualTo(
                                                                hash(
                                                                        section.get("roots")
                                                                                .get(i)))));
        Stream<DynamicTest> proofs =
                section.get("proofs")
                        .valueStream()
                        .map(vector ->
                                DynamicTest.dynamicTest(
                                        vector.get("leafIndices")
                                                + " of "
                                                + vector.get("leafCount"),
                                        () -> proves(leaves, vector)));
        return Stream.concat(roots, proofs);
    }

    private static void proves(List<Hash32> leaves, JsonNode vector) {
        int leafCount = vector.get("leafCount").asInt();
        List<Long> indices = longs(vector.get("leafIndices"));
        Range range = Range.of(leaves.subList(0, leafCount));
        LeafProof proof = new LeafProof(indices, leafCount, hashes(vector.get("items")));
        assertThat(LeafProof.of(range, leafCount, indices)).isEqualTo(proof);
        assertThat(proof.verify(range.leaves(indices), range.root()))
                .isEqualTo(new MmrVerdict.Holds());
    }

    private static Stream<DynamicTest> snowbridge(JsonNode section) {
        List<Hash32> leaves = hashes(section.get("leaves"));
        Range range = Range.of(leaves);
        return IntStream.range(0, leaves.size())
                .mapToObj(i ->
                        DynamicTest.dynamicTest(
                                "leaf " + i,
                                () -> {
                                    assertThat(range.root())
                                            .isEqualTo(hash(section.get("rootHash")));
                                    SimplifiedProof expected =
                                            simplified(section.get("proofs").get(i));
                                    assertThat(
                                                    SimplifiedProof.of(
                                                            LeafProof.of(
                                                                    range,
                                                                    leaves.size(),
                                                                    List.of((long) i))))
                                            .isEqualTo(expected);
                                    assertThat(expected.root(leaves.get(i)))
                                            .isEqualTo(range.root());
                                }));
    }

    private static SimplifiedProof simplified(JsonNode vector) {
        return new SimplifiedProof(hashes(vector.get("items")), vector.get("order").asLong());
    }

    private static Stream<DynamicTest> commitment(JsonNode section) {
        return Stream.of(
                DynamicTest.dynamicTest(
                        "the commitment has its hash",
                        () ->
                                assertThat(Hashing.keccak256(bytes(section.get("commitmentScale"))))
                                        .isEqualTo(hash(section.get("commitmentHash")))),
                DynamicTest.dynamicTest(
                        "the leaf is its fields",
                        () -> {
                            ByteString leaf = leaf(section.get("leaf"));
                            assertThat(leaf).isEqualTo(bytes(section.get("leafScale")));
                            assertThat(Hashing.keccak256(leaf))
                                    .isEqualTo(hash(section.get("leafHash")));
                        }),
                DynamicTest.dynamicTest(
                        "the leaf is under the committed root",
                        () -> {
                            SimplifiedProof proof =
                                    new SimplifiedProof(
                                            hashes(section.get("leafProof")),
                                            section.get("leafProofOrder").asLong());
                            JsonNode payload = section.get("commitment").get("payload").get(0);
                            assertThat(payload.get("payloadID").asString()).isEqualTo("mh");
                            assertThat(proof.root(hash(section.get("leafHash"))))
                                    .isEqualTo(hash(payload.get("data")));
                        }));
    }

    private static ByteString leaf(JsonNode fields) {
        return new ScaleWriter()
                .u8(fields.get("version").asInt())
                .u32(fields.get("parentNumber").asLong())
                .hash32(hash(fields.get("parentHash")))
                .u64(fields.get("nextAuthoritySetID").asLong())
                .u32(fields.get("nextAuthoritySetLen").asLong())
                .hash32(hash(fields.get("nextAuthoritySetRoot")))
                .hash32(hash(fields.get("parachainHeadsRoot")))
                .toByteString();
    }

    /// Not a range: the binary tree of the validators' addresses, an odd node promoted as it is.
    private static Stream<DynamicTest> validators(JsonNode section) {
        int size = section.get("validatorSetSize").asInt();
        Hash32 root = hash(section.get("validatorRoot"));
        return section.get("proofs")
                .valueStream()
                .map(vector ->
                        DynamicTest.dynamicTest(
                                "validator " + vector.get("index"),
                                () -> {
                                    ByteString account = bytes(vector.get("account"));
                                    assertThat(account.length()).isEqualTo(20);
                                    assertThat(
                                                    binaryRoot(
                                                            Hashing.keccak256(account),
                                                            vector.get("index").asInt(),
                                                            size,
                                                            hashes(vector.get("proof"))))
                                            .isEqualTo(root);
                                    ByteString key = Secp256k1.recover(SIGNED, signature(vector));
                                    assertThat(key).isNotNull();
                                    assertThat(Secp256k1.address20(key)).isEqualTo(account);
                                }));
    }

    private static Hash32 binaryRoot(Hash32 leaf, int index, int width, List<Hash32> proof) {
        Hash32 hash = leaf;
        int used = 0;
        int at = index;
        for (int level = width; level > 1; level = (level + 1) / 2) {
            boolean right = (at & 1) == 1;
            if (right || at + 1 < level) {
                Hash32 sibling = proof.get(used++);
                hash =
                        right
                                ? MmrHasher.KECCAK_256.merge(sibling, hash)
                                : MmrHasher.KECCAK_256.merge(hash, sibling);
            }
            at /= 2;
        }
        assertThat(used).isEqualTo(proof.size());
        return hash;
    }

    private static ByteString signature(JsonNode vector) {
        return ByteString.concat(
                bytes(vector.get("r")),
                bytes(vector.get("s")),
                ByteString.of(vector.get("v").asInt() - 27));
    }
}
