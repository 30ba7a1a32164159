package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Junction;

/// Who may speak for another consensus system.
public record UniversalAlias(LocationFilter origin, Junction junction) {

    void write(ScaleWriter out) {
        origin.write(out);
        junction.write(out);
    }
}
