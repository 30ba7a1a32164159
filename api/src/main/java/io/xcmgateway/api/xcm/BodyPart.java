package io.xcmgateway.api.xcm;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;

/// Which part of a body speaks. All numbers are 0..2^32-1.
public sealed interface BodyPart extends FormValue {

    /// The body's own decision, by its own rules.
    record Voice() implements BodyPart {}

    record Members(long count) implements BodyPart {
        public Members {
            Range.requireU32("count", count);
        }
    }

    record Fraction(long nom, long denom) implements BodyPart {
        public Fraction {
            Range.requireU32("nom", nom);
            Range.requireU32("denom", denom);
        }
    }

    record AtLeastProportion(long nom, long denom) implements BodyPart {
        public AtLeastProportion {
            Range.requireU32("nom", nom);
            Range.requireU32("denom", denom);
        }
    }

    record MoreThanProportion(long nom, long denom) implements BodyPart {
        public MoreThanProportion {
            Range.requireU32("nom", nom);
            Range.requireU32("denom", denom);
        }
    }

    static BodyPart from(FormReader in) throws Malformed {
        return in.variant(SharedTables.BODY_PART);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Voice() -> out.unit(0, "Voice");
            case Members(long count) ->
                    out.openVariant(1, "Members").key("count").compactU32(count).closeVariant();
            case Fraction(long nom, long denom) -> ratio(out, 2, "Fraction", nom, denom);
            case AtLeastProportion(long nom, long denom) ->
                    ratio(out, 3, "AtLeastProportion", nom, denom);
            case MoreThanProportion(long nom, long denom) ->
                    ratio(out, 4, "MoreThanProportion", nom, denom);
        }
    }

    private static void ratio(FormWriter out, int index, String name, long nom, long denom) {
        out.openVariant(index, name)
                .key("nom")
                .compactU32(nom)
                .key("denom")
                .compactU32(denom)
                .closeVariant();
    }
}
