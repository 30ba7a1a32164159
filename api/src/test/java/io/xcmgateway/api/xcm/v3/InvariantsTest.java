package io.xcmgateway.api.xcm.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.Fungibility;
import io.xcmgateway.api.xcm.WildFungibility;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/// What values of this version hold, however they come to be.
class InvariantsTest {
    private static final long U32_MAX = 0xffff_ffffL;
    private static final Fungibility THING =
            new Fungibility.NonFungible(new AssetInstance.Undefined());

    @Test
    void numbersOf32BitsStayThere() {
        requiresU32(it -> new Instruction.HrmpNewChannelOpenRequest(it, 0, 0));
        requiresU32(it -> new Instruction.HrmpNewChannelOpenRequest(0, it, 0));
        requiresU32(it -> new Instruction.HrmpNewChannelOpenRequest(0, 0, it));
        requiresU32(Instruction.HrmpChannelAccepted::new);
        requiresU32(it -> new Instruction.HrmpChannelClosing(it, 0, 0));
        requiresU32(it -> new Instruction.HrmpChannelClosing(0, it, 0));
        requiresU32(it -> new Instruction.HrmpChannelClosing(0, 0, it));
        ByteString name = ByteString.of(1);
        requiresU32(it -> new Instruction.ExpectPallet(it, name, name, 0, 0));
        requiresU32(it -> new Instruction.ExpectPallet(0, name, name, it, 0));
        requiresU32(it -> new Instruction.ExpectPallet(0, name, name, 0, it));
        requiresU32(Response.Version::new);
        requiresU32(WildAsset.AllCounted::new);
        AssetId here = id(Location.HERE);
        requiresU32(it -> new WildAsset.AllOfCounted(here, WildFungibility.FUNGIBLE, it));
        requiresU32(Junction.Parachain::new);
        requiresU32(it -> new RaisedError(it, new XcmError.Barrier()));
    }

    @Test
    void numbersOf8BitsStayThere() {
        assertThat(Location.of(255).parents()).isEqualTo(255);
        assertThatIllegalArgumentException().isThrownBy(() -> Location.of(256));
        assertThatIllegalArgumentException().isThrownBy(() -> Location.of(-1));
        assertThat(new Junction.PalletInstance(255).index()).isEqualTo(255);
        assertThatIllegalArgumentException().isThrownBy(() -> new Junction.PalletInstance(256));
        assertThat(new Junction.GeneralKey(255, Hash32.ZERO).length()).isEqualTo(255);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Junction.GeneralKey(256, Hash32.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Junction.AccountKey20(null, ByteString.wrap(new byte[19])));
    }

    @Test
    void listsHaveAtMostWhatDecodersTake() {
        assertThat(Location.of(0, steps(8)).interior().size()).isEqualTo(8);
        assertThatIllegalArgumentException().isThrownBy(() -> Location.of(0, steps(9)));
        List<Asset> many = new ArrayList<>();
        for (int parents = 0; parents < 20; parents++) {
            many.add(amount(Location.of(parents), 1));
        }
        assertThat(new Assets(many).items()).hasSize(20);
        many.add(amount(Location.of(20), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Assets(many));
    }

    @Test
    void partsOfLargerThingsAreReadAlone() {
        Asset asset = amount(Location.PARENT, 1);
        reads(asset, Asset::read);
        reads(new Assets(List.of(asset)), Assets::read);
        reads(Location.PARENT, Location::read);
        assertThat(Location.decode(Location.PARENT.encode()))
                .isEqualTo(new Decoded.Value<>(Location.PARENT));
        reads(Junctions.of(steps(1)), Junctions::read);
        reads(new Junction.Parachain(1004), Junction::read);
        reads(new NetworkId.Westend(), NetworkId::read);
        reads(new XcmError.Barrier(), XcmError::read);
    }

    @Test
    void wayInIsWhatItWasMadeOf() {
        assertThat(Junctions.of()).isEqualTo(Junctions.HERE);
        assertThat(Junctions.HERE.isEmpty()).isTrue();
        Junctions two = Junctions.of(steps(2));
        assertThat(two.isEmpty()).isFalse();
        assertThat(two.get(1)).isEqualTo(new Junction.PalletInstance(1));
        assertThat(Xcm.of(new Instruction.ClearOrigin(), new Instruction.ClearTopic()))
                .isEqualTo(
                        new Xcm(
                                List.of(
                                        new Instruction.ClearOrigin(),
                                        new Instruction.ClearTopic())));
    }

    @Test
    void prefixesHaveTheSameParents() {
        Location place = Location.of(1, steps(2));
        assertThat(place.startsWith(place)).isTrue();
        assertThat(place.startsWith(Location.of(1, steps(1)))).isTrue();
        assertThat(place.startsWith(Location.of(1, steps(3)))).isFalse();
        assertThat(place.startsWith(Location.of(1, new Junction.OnlyChild()))).isFalse();
        assertThat(place.startsWith(Location.of(0, steps(1)))).isFalse();
    }

    @Test
    void placesAreOrderedByParentsThenLengthThenSteps() {
        ascend(
                List.of(
                        Location.HERE,
                        Location.of(0, new Junction.PalletInstance(9)),
                        Location.of(0, steps(2)),
                        Location.of(0, new Junction.PalletInstance(0), new Junction.OnlyChild()),
                        Location.of(0, new Junction.PalletInstance(1), steps(1)[0]),
                        Location.PARENT,
                        Location.of(2)));
    }

    @Test
    void assetsAreOrderedAmountsFirst() {
        ascend(
                List.of(
                        amount(Location.HERE, 1),
                        amount(Location.HERE, 2),
                        amount(Location.PARENT, 1),
                        new Asset(
                                new AssetId.Abstract(Hash32.ZERO),
                                new Fungibility.Fungible(U128.of(1))),
                        new Asset(id(Location.HERE), THING),
                        new Asset(
                                id(Location.HERE),
                                new Fungibility.NonFungible(new AssetInstance.Index(U128.of(1)))),
                        new Asset(id(Location.PARENT), THING)));
        ascend(
                List.of(
                        id(Location.HERE),
                        id(Location.PARENT),
                        new AssetId.Abstract(Hash32.ZERO),
                        new AssetId.Abstract(Hash32.hex("01".repeat(32)))));
    }

    @Test
    void decodersAskForLessThanTheOrder() {
        Asset amount = amount(Location.HERE, 1);
        Asset thing = new Asset(id(Location.HERE), THING);
        assertThat(Assets.EMPTY.isOrdered()).isTrue();
        assertThat(ordered(amount)).isTrue();
        assertThat(ordered(amount, amount(Location.PARENT, 1))).isTrue();
        assertThat(ordered(amount, amount(Location.HERE, 2))).as("one id twice").isFalse();
        assertThat(ordered(amount, thing)).isTrue();
        assertThat(ordered(thing, amount)).isFalse();
        assertThat(ordered(thing, amount(Location.PARENT, 1))).as("by ids alone").isTrue();
        assertThat(ordered(thing, thing)).isFalse();
        assertThat(ordered(amount(Location.PARENT, 1), amount)).isFalse();
        assertThat(ordered(amount, amount(Location.PARENT, 1), thing)).isTrue();
    }

    @Test
    void tablesOfInstructionsAreMadeInPlace() {
        Variants<Instruction> table = Variants.named("Instruction");
        assertThat(AssetInstructions.addTo(table)).isSameAs(table);
        assertThat(ControlInstructions.addTo(table)).isSameAs(table);
        assertThat(table.find(0)).isNotNull();
        assertThat(table.find(47)).isNotNull();
    }

    private static boolean ordered(Asset... assets) {
        return new Assets(List.of(assets)).isOrdered();
    }

    private static <T extends Comparable<T>> void ascend(List<T> expected) {
        for (int i = 0; i < expected.size(); i++) {
            for (int j = 0; j < expected.size(); j++) {
                assertThat(Integer.signum(expected.get(i).compareTo(expected.get(j))))
                        .as("%s to %s", expected.get(i), expected.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    private static AssetId id(Location location) {
        return new AssetId.Concrete(location);
    }

    private static Asset amount(Location location, long amount) {
        return new Asset(id(location), new Fungibility.Fungible(U128.of(amount)));
    }

    private static Junction[] steps(int count) {
        Junction[] steps = new Junction[count];
        for (int i = 0; i < count; i++) {
            steps[i] = new Junction.PalletInstance(i);
        }
        return steps;
    }

    private static <T extends FormValue> void reads(T value, ScaleReader.Item<T> item) {
        assertThat(ScaleReader.decode(value.encode(), item)).isEqualTo(new Decoded.Value<>(value));
    }

    private static void requiresU32(LongFunction<Object> constructor) {
        assertThat(constructor.apply(U32_MAX)).isEqualTo(constructor.apply(U32_MAX));
        assertThatIllegalArgumentException().isThrownBy(() -> constructor.apply(U32_MAX + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> constructor.apply(-1));
    }
}
