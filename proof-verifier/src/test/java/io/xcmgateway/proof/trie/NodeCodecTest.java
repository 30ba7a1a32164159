package io.xcmgateway.proof.trie;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.proof.trie.NodeDecoder.CompactNode;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeCodecTest {
    private static final Layout LAYOUT = Layout.of(TrieProfile.BLAKE2B_V1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "00", // the empty trie is no node
                "01", // the escape is no node
                "0f", // no kind
                "4004", // value cut short
                "40040102", // trailing byte
                "41f10401", // a nibble beside an odd one
                "400104000401", // compact length not in its shortest form
                "8000000401", // no children
                "80010010400c010203", // one child and no value
                "c000000401", // value and no children
                "8003000000", // children of no length
                "80030084" // child longer than a hash
            })
    void refuses(String encoding) {
        assertThat(NodeDecoder.decode(ByteString.hex(encoding)))
                .isInstanceOf(Decoded.Refused.class);
    }

    @Test
    void refusesAnEscapeBeforeAnythingButAnEmptyInlineValue() {
        String hash = "11".repeat(Hash32.LENGTH_BYTES);

        assertThat(compact("014000")).isInstanceOf(Decoded.Value.class);
        assertThat(compact("01400401")).isInstanceOf(Decoded.Refused.class);
        assertThat(compact("0120" + hash)).isInstanceOf(Decoded.Refused.class);
        assertThat(compact("0180030080" + hash + "80" + hash)).isInstanceOf(Decoded.Refused.class);
        assertThat(compact("01014000")).isInstanceOf(Decoded.Refused.class);
        assertThat(compact("8003000000")).isInstanceOf(Decoded.Value.class);
    }

    @Test
    void refusesLongerPartialKeysThanKeysCanHave() {
        assertThat(decodeLeafWithNibbles(TrieLimits.PATH_NIBBLES_MAX))
                .isInstanceOf(Decoded.Value.class);
        assertThat(decodeLeafWithNibbles(TrieLimits.PATH_NIBBLES_MAX + 1))
                .isInstanceOf(Decoded.Refused.class);
    }

    /// Whatever is accepted, after any damage, is exactly what would be written for it.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void acceptsOneEncodingPerNode(long seed) {
        Random random = new Random(seed);
        RandomState state = RandomState.of(seed);
        Trie trie = Trie.of(state.layout(), state.entries());
        TreeSet<ByteString> items = new TreeSet<>(trie.prove(state.entries().keySet()).items());
        items.addAll(trie.witness(state.reads(), state.diff()));
        for (ByteString item : items) {
            for (int round = 0; round < 500; round++) {
                ByteString damaged = damage(item, random);
                if (NodeDecoder.decode(damaged) instanceof Decoded.Value<Node>(Node node)) {
                    assertThat(NodeEncoder.encode(node, state.layout())).isEqualTo(damaged);
                }
                if (NodeDecoder.decodeCompact(damaged)
                        instanceof Decoded.Value<CompactNode>(CompactNode node)) {
                    assertThat(encode(node, state.layout())).isEqualTo(damaged);
                }
            }
        }
    }

    private static ByteString encode(CompactNode compact, Layout layout) {
        Node node = compact.node();
        for (int i = 0; i < Children.INDEXES; i++) {
            if ((compact.followingChildren() >>> i & 1) == 1) {
                node = node.withChild(i, new NodeRef.ByHash(Hash32.ZERO));
            }
        }
        Node whole =
                compact.valueFollows()
                        ? node.withValue(new NodeValue.Held(Hash32.ZERO, null))
                        : node;
        return NodeEncoder.encodeCompact(
                whole, layout, compact.valueFollows(), compact.followingChildren());
    }

    private static ByteString damage(ByteString item, Random random) {
        byte[] bytes = item.toByteArray();
        for (int flips = random.nextInt(3); flips >= 0 && bytes.length > 0; flips--) {
            int at = random.nextInt(Math.min(bytes.length, 12));
            bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : bytes[at] ^ 1);
        }
        return ByteString.wrap(bytes);
    }

    private static Decoded<CompactNode> compact(String item) {
        return NodeDecoder.decodeCompact(ByteString.hex(item));
    }

    private static Decoded<Node> decodeLeafWithNibbles(int nibbles) {
        Nibbles partial = Nibbles.ofKey(ByteString.wrap(new byte[nibbles])).slice(0, nibbles);
        Node leaf = Node.leaf(partial, new NodeValue.Inline(ByteString.EMPTY));
        return NodeDecoder.decode(NodeEncoder.encode(leaf, LAYOUT));
    }
}
