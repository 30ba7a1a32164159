package io.xcmgateway.api.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectTreeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 31, 33})
    void provesEachEffectAtItsPlaceOnly(int count) {
        List<Effect> effects = effects(count);
        Hash32 root = EffectTree.root(effects);
        for (int index = 0; index < count; index++) {
            List<Hash32> path = EffectTree.path(effects, index);
            assertThat(EffectTree.verify(root, count, index, effects.get(index), path)).isTrue();
            for (int other = 0; other < count; other++) {
                assertThat(EffectTree.verify(root, count, other, effects.get(index), path))
                        .as("effect %s claimed at %s", index, other)
                        .isEqualTo(other == index);
            }
        }
    }

    @Test
    void refusesAPathOfAnotherLength() {
        List<Effect> effects = effects(5);
        Hash32 root = EffectTree.root(effects);
        List<Hash32> path = EffectTree.path(effects, 2);
        List<Hash32> longer = new ArrayList<>(path);
        longer.add(Hash32.ZERO);
        assertThat(EffectTree.verify(root, 5, 2, effects.get(2), longer)).isFalse();
        assertThat(EffectTree.verify(root, 5, 2, effects.get(2), path.subList(0, 2))).isFalse();
        assertThat(EffectTree.verify(root, 4, 2, effects.get(2), path)).isFalse();
        assertThat(EffectTree.verify(root, 5, 5, effects.get(2), path)).isFalse();
        assertThat(EffectTree.verify(root, 0, 0, effects.get(2), List.of())).isFalse();
    }

    @Test
    void knowsThePathLengthOfTheLargestTree() {
        assertThat(EffectTree.pathLength(0xffff_ffffL, 0)).isEqualTo(EffectTree.PATH_MAX);
        assertThat(EffectTree.pathLength(0xffff_ffffL, 0xffff_fffeL)).isEqualTo(31);
        assertThat(EffectTree.pathLength(1, 0)).isZero();
    }

    @Test
    void hasNoPathToAnEffectThatIsNotThere() {
        assertThatThrownBy(() -> EffectTree.path(effects(3), 3)).hasMessageContaining("0..2");
    }

    private static List<Effect> effects(int count) {
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            effects.add(new Effect.Event(Samples.hash(i), ByteString.of(i)));
        }
        return effects;
    }
}
