package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;

/// Weights by kind of instruction.
///
/// @param instructionsMax 1..100
/// @param allUnits filter units of `Wild(All)`, and the most that a counted filter has
/// @param itemsUnits filter units of `AllOf` non-fungible
/// @param prices by instruction index, ascending; what is not listed cannot be priced
public record WeightTable(
        long instructionsMax, long allUnits, long itemsUnits, List<InstructionPrice> prices) {
    public WeightTable {
        prices = List.copyOf(prices);
    }

    void write(ScaleWriter out) {
        out.u32(instructionsMax).u32(allUnits).u32(itemsUnits);
        out.vec(prices, InstructionPrice::write);
    }
}
