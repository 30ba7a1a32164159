package io.xcmgateway.api.xcm.v5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.BodyId;
import io.xcmgateway.api.xcm.BodyPart;
import io.xcmgateway.api.xcm.Fungibility;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The limits of the location and asset algebra; its ordinary cases are in the unit vectors.
class LocationTest {
    private static final Junction KUSAMA = new Junction.GlobalConsensus(new NetworkId.Kusama());
    private static final Junction POLKADOT = new Junction.GlobalConsensus(new NetworkId.Polkadot());
    private static final Junction PARA = new Junction.Parachain(1004);
    private static final Junctions CONTEXT = Junctions.of(POLKADOT, PARA);

    @Test
    void prependingStopsAtEightJunctionsAnd255Parents() {
        Location seven = Location.of(0, steps(7));
        assertThat(seven.prepend(Location.of(3, PARA)))
                .isEqualTo(new Location(3, Junctions.of(PARA).concat(seven.interior())));
        assertThat(seven.prepend(Location.of(0, PARA, PARA))).isNull();
        assertThat(Location.of(2, steps(7)).prepend(Location.of(0, PARA, PARA))).isEqualTo(seven);
        assertThat(Location.of(200).prepend(Location.of(55))).isEqualTo(Location.of(255));
        assertThat(Location.of(200).prepend(Location.of(56))).isNull();
        assertThat(Location.of(201).prepend(Location.of(55, PARA))).isEqualTo(Location.of(255));
    }

    @Test
    void invertingFillsUnknownLevelsAndStopsAtEight() {
        assertThat(Location.invert(CONTEXT, Location.of(3, KUSAMA)))
                .isEqualTo(Location.of(1, new Junction.OnlyChild(), POLKADOT, PARA));
        Location outermost = Location.invert(CONTEXT, Location.of(8));
        assertThat(outermost).isNotNull();
        assertThat(outermost.interior().size()).isEqualTo(8);
        assertThat(outermost.interior().last(2)).isEqualTo(CONTEXT);
        assertThat(Location.invert(CONTEXT, Location.of(9))).isNull();
        assertThat(Location.HERE.reanchor(Location.of(9), CONTEXT)).isNull();
    }

    @Test
    void simplifyingNeedsTheContextToReachFarEnough() {
        Location far = Location.of(3, POLKADOT, PARA);
        assertThat(far.simplify(CONTEXT)).isEqualTo(far);
        assertThat(Location.of(2, POLKADOT, PARA, KUSAMA).simplify(CONTEXT))
                .isEqualTo(Location.of(0, KUSAMA));
        assertThat(Location.of(2, POLKADOT, KUSAMA).simplify(CONTEXT))
                .isEqualTo(Location.of(1, KUSAMA));
        assertThat(Location.of(2, POLKADOT).simplify(CONTEXT)).isEqualTo(Location.PARENT);
        assertThat(Location.of(2, POLKADOT, PARA).simplify(CONTEXT)).isEqualTo(Location.HERE);
        assertThat(Location.of(1, POLKADOT, PARA).simplify(CONTEXT))
                .isEqualTo(Location.of(1, POLKADOT, PARA));
    }

    @Test
    void globalPlacesLieInsideAConsensusSystem() {
        assertThat(Location.of(1, KUSAMA).withinGlobal(CONTEXT))
                .isEqualTo(Junctions.of(POLKADOT, KUSAMA));
        assertThat(Location.of(2, KUSAMA).withinGlobal(CONTEXT)).isNull();
        assertThat(Location.of(0, steps(6)).withinGlobal(CONTEXT)).isNotNull();
        assertThat(Location.of(0, steps(7)).withinGlobal(CONTEXT)).isNull();
    }

    @Test
    void remotePlacesLieInAnotherConsensusSystem() {
        assertThat(Location.of(2, KUSAMA, PARA).ensureIsRemote(CONTEXT))
                .isEqualTo(new Location.Remote(new NetworkId.Kusama(), Junctions.of(PARA)));
        assertThat(Location.of(2, POLKADOT).ensureIsRemote(CONTEXT)).isNull();
        assertThat(Location.of(1, PARA).ensureIsRemote(CONTEXT)).isNull();
        assertThat(Location.of(3, KUSAMA).ensureIsRemote(CONTEXT)).isNull();
        assertThat(Location.of(2, PARA).ensureIsRemote(CONTEXT)).isNull();
        assertThat(Location.of(1, KUSAMA).ensureIsRemote(Junctions.of(PARA))).isNull();
    }

    @Test
    void prefixesHaveTheSameParents() {
        assertThat(Location.of(1, PARA, KUSAMA).startsWith(Location.of(1, PARA))).isTrue();
        assertThat(Location.of(1, PARA).startsWith(Location.of(1, PARA))).isTrue();
        assertThat(Location.of(1, PARA, KUSAMA).startsWith(Location.of(1, KUSAMA))).isFalse();
        assertThat(Location.of(1, PARA).startsWith(Location.of(1, PARA, KUSAMA))).isFalse();
        assertThat(Location.of(1, PARA).startsWith(Location.HERE)).isFalse();
    }

    @Test
    void placesAreOrderedAsTheirRustTypesDerive() {
        List<Location> ascending =
                List.of(
                        Location.HERE,
                        Location.of(0, new Junction.Parachain(2)),
                        Location.of(0, new Junction.Parachain(256)),
                        Location.of(0, new Junction.AccountId32(null, Hash32.hex("ff".repeat(32)))),
                        Location.of(
                                0,
                                new Junction.AccountId32(
                                        new NetworkId.ByGenesis(Hash32.ZERO), Hash32.ZERO)),
                        Location.of(
                                0,
                                new Junction.AccountId32(
                                        new NetworkId.ByFork(-1, Hash32.ZERO), Hash32.ZERO)),
                        Location.of(
                                0, new Junction.AccountId32(new NetworkId.Polkadot(), Hash32.ZERO)),
                        Location.of(0, new Junction.AccountIndex64(null, 7)),
                        Location.of(0, new Junction.AccountIndex64(null, -1)),
                        Location.of(0, new Junction.PalletInstance(255)),
                        Location.of(0, new Junction.GeneralIndex(U128.of(-1))),
                        Location.of(0, new Junction.GeneralIndex(new U128(1, 0))),
                        Location.of(0, new Junction.GeneralKey(1, Hash32.hex("ff".repeat(32)))),
                        Location.of(0, new Junction.GeneralKey(2, Hash32.ZERO)),
                        Location.of(0, new Junction.OnlyChild()),
                        Location.of(
                                0,
                                new Junction.Plurality(
                                        new BodyId.Moniker(ByteString.ascii("zzzz")),
                                        new BodyPart.Voice())),
                        Location.of(
                                0,
                                new Junction.Plurality(
                                        new BodyId.Index(0), new BodyPart.Fraction(1, 256))),
                        Location.of(
                                0,
                                new Junction.Plurality(
                                        new BodyId.Index(0), new BodyPart.Fraction(2, 1))),
                        Location.of(
                                0,
                                new Junction.Plurality(
                                        new BodyId.Treasury(), new BodyPart.Voice())),
                        Location.of(0, POLKADOT),
                        Location.of(0, KUSAMA),
                        Location.of(0, new Junction.Parachain(0), new Junction.Parachain(1)),
                        Location.of(0, new Junction.Parachain(1), new Junction.Parachain(0)),
                        Location.PARENT);
        List<Location> sorted = new ArrayList<>(ascending);
        Collections.reverse(sorted);
        Collections.sort(sorted);
        assertThat(sorted).isEqualTo(ascending);
    }

    @Test
    void assetsAreMergedIntoOrder() {
        Asset ten = Asset.fungible(Location.PARENT, U128.of(10));
        Asset thing =
                new Asset(
                        new AssetId(Location.HERE),
                        new Fungibility.NonFungible(new AssetInstance.Undefined()));
        assertThat(Assets.merge(List.of(thing, ten, thing, ten)))
                .isEqualTo(
                        new Assets(List.of(Asset.fungible(Location.PARENT, U128.of(20)), thing)));
        Asset most = Asset.fungible(Location.PARENT, U128.MAX);
        assertThat(Assets.merge(List.of(most, ten))).isEqualTo(new Assets(List.of(most)));
        List<Asset> many = new ArrayList<>();
        for (int parents = 0; parents < 21; parents++) {
            many.add(Asset.fungible(Location.of(parents), U128.of(1)));
        }
        assertThat(Assets.merge(many)).isNull();
        assertThat(Assets.merge(many.subList(0, 20))).isEqualTo(new Assets(many.subList(0, 20)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Assets(many));
        assertThat(new Assets(List.of(ten, thing)).isOrdered()).isTrue();
        assertThat(new Assets(List.of(ten, ten)).isOrdered()).isFalse();
    }

    @Test
    void whatTwoPlacesHaveInCommonFallsAway() {
        assertThat(CONTEXT.relativeTo(CONTEXT)).isEqualTo(Location.HERE);
        assertThat(CONTEXT.relativeTo(Junctions.of(POLKADOT))).isEqualTo(Location.of(0, PARA));
        assertThat(Junctions.of(POLKADOT).relativeTo(CONTEXT)).isEqualTo(Location.PARENT);
        assertThat(Junctions.of(KUSAMA).relativeTo(CONTEXT)).isEqualTo(Location.of(2, KUSAMA));
        assertThat(CONTEXT.first(2)).isEqualTo(CONTEXT);
        assertThat(CONTEXT.last(2)).isEqualTo(CONTEXT);
        assertThat(CONTEXT.last(1)).isEqualTo(Junctions.of(PARA));
        assertThat(Junctions.HERE.global()).isNull();
        assertThat(Junctions.of(PARA).global()).isNull();
    }

    @Test
    void reanchoringSortsAgain() {
        Assets here =
                new Assets(
                        List.of(
                                Asset.fungible(Location.HERE, U128.of(1)),
                                Asset.fungible(Location.PARENT, U128.of(2))));
        assertThat(here.reanchor(Location.PARENT, CONTEXT))
                .isEqualTo(
                        new Assets(
                                List.of(
                                        Asset.fungible(Location.HERE, U128.of(2)),
                                        Asset.fungible(Location.of(0, PARA), U128.of(1)))));
        assertThat(here.reanchor(Location.of(9), CONTEXT)).isNull();
    }

    @Test
    void numbersThatDoNotFitAreNotHeld() {
        assertThatIllegalArgumentException().isThrownBy(() -> Location.of(256));
        assertThatIllegalArgumentException().isThrownBy(() -> new Junction.Parachain(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Junction.Parachain(1L << 32));
        assertThatIllegalArgumentException().isThrownBy(() -> new Junction.PalletInstance(256));
        assertThatIllegalArgumentException().isThrownBy(() -> Location.of(0, steps(9)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Asset.fungible(Location.HERE, U128.ZERO));
    }

    private static Junction[] steps(int count) {
        Junction[] steps = new Junction[count];
        for (int i = 0; i < count; i++) {
            steps[i] = new Junction.PalletInstance(i);
        }
        return steps;
    }
}
