package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;

/// What one kind of instruction weighs.
///
/// @param instruction its index on the wire, 0..51
public record InstructionPrice(int instruction, Price price) implements FormValue {
    public InstructionPrice {
        Range.requireU8("instruction", instruction);
    }

    static InstructionPrice from(FormReader in) throws Malformed {
        return in.fields(it ->
                new InstructionPrice(
                        it.field("instruction", FormReader::u8), it.field("price", Price::from)));
    }

    @Override
    public void to(FormWriter out) {
        out.open().key("instruction").u8(instruction).field("price", price).close();
    }
}
