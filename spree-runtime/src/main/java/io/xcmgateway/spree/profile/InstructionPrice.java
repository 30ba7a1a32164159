package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;

/// What one kind of instruction weighs.
///
/// @param instruction its index on the wire, 0..51
public record InstructionPrice(int instruction, Price price) {

    void write(ScaleWriter out) {
        out.u8(instruction);
        price.write(out);
    }
}
