package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;
import java.util.List;

/// Weights by kind of instruction.
///
/// @param instructionsMax 1..100
/// @param allUnits filter units of `Wild(All)`, and the most that a counted filter has
/// @param itemsUnits filter units of `AllOf` non-fungible
/// @param prices by instruction index, ascending; what is not listed cannot be priced
public record WeightTable(
        long instructionsMax, long allUnits, long itemsUnits, List<InstructionPrice> prices)
        implements FormValue {
    public WeightTable {
        Range.requireU32("instructions_max", instructionsMax);
        Range.requireU32("all_units", allUnits);
        Range.requireU32("items_units", itemsUnits);
        prices = List.copyOf(prices);
    }

    static WeightTable from(FormReader in) throws Malformed {
        return in.fields(it ->
                new WeightTable(
                        it.field("instructions_max", FormReader::u32),
                        it.field("all_units", FormReader::u32),
                        it.field("items_units", FormReader::u32),
                        it.field("prices", Parts.list(InstructionPrice::from))));
    }

    @Override
    public void to(FormWriter out) {
        out.open()
                .key("instructions_max")
                .u32(instructionsMax)
                .key("all_units")
                .u32(allUnits)
                .key("items_units")
                .u32(itemsUnits)
                .key("prices")
                .vec(prices)
                .close();
    }
}
