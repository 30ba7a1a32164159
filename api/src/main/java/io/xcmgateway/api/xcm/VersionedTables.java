package io.xcmgateway.api.xcm;

import io.xcmgateway.api.xcm.form.Variants;
import io.xcmgateway.api.xcm.v5.Xcm;

/// Which versions are read. The number on the wire is that of the version.
final class VersionedTables {
    static final Variants<VersionedXcm> XCM =
            Variants.<VersionedXcm>named("VersionedXcm (V5 only so far)")
                    .one(5, "V5", in -> new VersionedXcm.V5(Xcm.from(in)));

    private VersionedTables() {}
}
