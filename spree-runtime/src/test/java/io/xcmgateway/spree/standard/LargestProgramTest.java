package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.spree.profile.Barrier;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.state.MapView;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The most that a message can ask for within the limits of decoding fits memory and stack.
final class LargestProgramTest {
    private static final int INSTRUCTIONS_MAX = 100;
    private static final int DEPTH_MAX = 8;

    private static final MapView STATE =
            CommittedBlob.genesis(
                    VectorProfiles.only(new Weight(1, 1), new Barrier.AllowEverything(), List.of()),
                    VectorProfiles.BUILDER_MOCK);

    /// Twenty assets, each as deep inside as a location can be.
    private static final Assets WIDEST =
            new Assets(
                    IntStream.range(0, 20)
                            .mapToObj(parents ->
                                    Asset.fungible(
                                            Location.of(
                                                    parents,
                                                    Collections.nCopies(8, new Junction.OnlyChild())
                                                            .toArray(Junction[]::new)),
                                            U128.of(1)))
                            .toList());

    @Test
    void holdsAHundredListsOfTheLargestAssets() {
        Instruction receive = new Instruction.ReserveAssetDeposited(WIDEST);
        List<Instruction> program = Collections.nCopies(INSTRUCTIONS_MAX, receive);
        CommittedBlob.Applied applied =
                CommittedBlob.apply(STATE, Location.PARENT, CommittedBlob.message(program));
        assertThat(applied.outcome()).isInstanceOf(Outcome.Complete.class);
        assertThat(applied.events(LedgerEvent.AssetsTrapped.class).getFirst().assets()).hasSize(20);
    }

    @Test
    void runsTheDeepestProgram() {
        Xcm program = new Xcm(List.of(new Instruction.Trap(7)));
        for (int depth = 1; depth < DEPTH_MAX; depth++) {
            program = new Xcm(List.of(new Instruction.SetAppendix(program)));
        }
        Outcome outcome =
                CommittedBlob.apply(
                                STATE,
                                Location.PARENT,
                                CommittedBlob.message(program.instructions()))
                        .outcome();
        assertThat(outcome).isInstanceOf(Outcome.Incomplete.class);
    }
}
