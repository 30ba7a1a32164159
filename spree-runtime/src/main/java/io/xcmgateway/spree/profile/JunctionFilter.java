package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;
import io.xcmgateway.api.xcm.v5.Junction;

/// A set of junctions.
public sealed interface JunctionFilter extends FormValue {

    record Any() implements JunctionFilter {}

    record Exactly(Junction junction) implements JunctionFilter {}

    record Parachain() implements JunctionFilter {}

    /// @param id 0..2^32-1; ids below it are in the set
    record ParachainBelow(long id) implements JunctionFilter {
        public ParachainBelow {
            Range.requireU32("id", id);
        }
    }

    record Plurality() implements JunctionFilter {}

    /// AccountId32, AccountIndex64 or AccountKey20.
    record Account() implements JunctionFilter {}

    /// Any general key: an instance inside its host chain.
    record GeneralKey() implements JunctionFilter {}

    default boolean contains(Junction at) {
        return switch (this) {
            case Any() -> true;
            case Exactly(Junction junction) -> at.equals(junction);
            case Parachain() -> at instanceof Junction.Parachain;
            case ParachainBelow(long bound) ->
                    at instanceof Junction.Parachain(long id) && id < bound;
            case Plurality() -> at instanceof Junction.Plurality;
            case GeneralKey() -> at instanceof Junction.GeneralKey;
            case Account() ->
                    at instanceof Junction.AccountId32
                            || at instanceof Junction.AccountIndex64
                            || at instanceof Junction.AccountKey20;
        };
    }

    static JunctionFilter from(FormReader in) throws Malformed {
        return in.variant(RuleTables.JUNCTION_FILTER);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Any() -> out.unit(0, "Any");
            case Exactly(Junction junction) -> out.variant(1, "Exactly", junction);
            case Parachain() -> out.unit(2, "Parachain");
            case ParachainBelow(long id) -> out.variant(3, "ParachainBelow").u32(id).end();
            case Plurality() -> out.unit(4, "Plurality");
            case Account() -> out.unit(5, "Account");
            case GeneralKey() -> out.unit(6, "GeneralKey");
        }
    }
}
