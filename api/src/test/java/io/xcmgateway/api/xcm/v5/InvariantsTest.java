package io.xcmgateway.api.xcm.v5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.WildFungibility;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.Variants;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/// What values of this version hold, however they come to be.
class InvariantsTest {
    private static final long U32_MAX = 0xffff_ffffL;
    private static final XcmError ERROR = new XcmError.Barrier();

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
        requiresU32(it -> new RaisedError(it, ERROR));
        requiresU32(Response.Version::new);
        requiresU32(WildAsset.AllCounted::new);
        AssetId here = new AssetId(Location.HERE);
        requiresU32(it -> new WildAsset.AllOfCounted(here, WildFungibility.FUNGIBLE, it));
    }

    @Test
    void numbersOf8BitsStayThere() {
        assertThat(new InstructionError(255, ERROR).index()).isEqualTo(255);
        assertThatIllegalArgumentException().isThrownBy(() -> new InstructionError(256, ERROR));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Junction.GeneralKey(256, Hash32.ZERO));
    }

    @Test
    void partsOfLargerThingsAreReadAlone() {
        Asset asset = Asset.fungible(Location.PARENT, U128.of(1));
        reads(asset, Asset::read);
        reads(new Assets(List.of(asset)), Assets::read);
        InstructionError error = new InstructionError(7, ERROR);
        reads(error, InstructionError::read);
        reads(ERROR, XcmError::read);
        reads(new Outcome.Incomplete(new Weight(1, 2), error), Outcome::read);
        reads(Location.PARENT, Location::read);
        Junction parachain = new Junction.Parachain(1004);
        reads(parachain, Junction::read);
        reads(Junctions.of(parachain), Junctions::read);
        reads(new NetworkId.Kusama(), NetworkId::read);
    }

    @Test
    void programsAreWhatTheyWereMadeOf() {
        assertThat(Xcm.of(new Instruction.ClearOrigin(), new Instruction.ClearTopic()))
                .isEqualTo(
                        new Xcm(
                                List.of(
                                        new Instruction.ClearOrigin(),
                                        new Instruction.ClearTopic())));
    }

    @Test
    void tablesOfInstructionsAreMadeInPlace() {
        Variants<Instruction> table = Variants.named("Instruction");
        assertThat(AssetInstructions.addTo(table)).isSameAs(table);
        assertThat(ControlInstructions.addTo(table)).isSameAs(table);
        assertThat(table.find(0)).isNotNull();
        assertThat(table.find(51)).isNotNull();
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
