package io.xcmgateway.api.xcm.v4;

import io.xcmgateway.api.xcm.form.Variants;
import io.xcmgateway.api.xcm.v3.Junction;

/// How ways inwards are read.
final class JunctionsTable {
    static final Variants<Junctions> JUNCTIONS = junctions();

    private JunctionsTable() {}

    private static Variants<Junctions> junctions() {
        Variants<Junctions> variants =
                Variants.<Junctions>named("Junctions").unit(0, "Here", () -> Junctions.HERE);
        for (int n = 1; n <= Junctions.JUNCTIONS_MAX; n++) {
            int count = n;
            variants.one(
                    n,
                    "X" + n,
                    in -> new Junctions(in.nested(items -> items.array(count, Junction::from))));
        }
        return variants;
    }
}
