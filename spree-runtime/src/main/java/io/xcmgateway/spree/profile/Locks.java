package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;

/// Whether assets can be locked in favour of others (XCM.md 7.6).
public sealed interface Locks extends FormValue {

    record None() implements Locks {}

    /// @param lockersMax of one holder's asset
    record Kept(long lockersMax) implements Locks {
        public Kept {
            Range.requireU32("lockers_max", lockersMax);
        }
    }

    static Locks from(FormReader in) throws Malformed {
        return in.variant(ServiceTables.LOCKS);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case None() -> out.unit(0, "None");
            case Kept(long lockersMax) ->
                    out.openVariant(1, "Kept").key("lockers_max").u32(lockersMax).closeVariant();
        }
    }
}
