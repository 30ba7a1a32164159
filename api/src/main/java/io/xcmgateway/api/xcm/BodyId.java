package io.xcmgateway.api.xcm;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;

/// Names a group of people or accounts that decides something.
public sealed interface BodyId extends FormValue {
    int MONIKER_BYTES = 4;

    /// The only body there is.
    record Unit() implements BodyId {}

    /// @param name 4 bytes
    record Moniker(ByteString name) implements BodyId {
        public Moniker {
            if (name.length() != MONIKER_BYTES) {
                throw new IllegalArgumentException("moniker must be 4 bytes, was " + name.length());
            }
        }
    }

    /// @param index 0..2^32-1
    record Index(long index) implements BodyId {
        public Index {
            Range.requireU32("index", index);
        }
    }

    record Executive() implements BodyId {}

    record Technical() implements BodyId {}

    record Legislative() implements BodyId {}

    record Judicial() implements BodyId {}

    record Defense() implements BodyId {}

    record Administration() implements BodyId {}

    record Treasury() implements BodyId {}

    static BodyId from(FormReader in) throws Malformed {
        return in.variant(SharedTables.BODY_ID);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Unit() -> out.unit(0, "Unit");
            case Moniker(ByteString name) -> out.variant(1, "Moniker").bytes(name).end();
            case Index(long index) -> out.variant(2, "Index").compactU32(index).end();
            case Executive() -> out.unit(3, "Executive");
            case Technical() -> out.unit(4, "Technical");
            case Legislative() -> out.unit(5, "Legislative");
            case Judicial() -> out.unit(6, "Judicial");
            case Defense() -> out.unit(7, "Defense");
            case Administration() -> out.unit(8, "Administration");
            case Treasury() -> out.unit(9, "Treasury");
        }
    }
}
