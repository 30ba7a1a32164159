package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;
import io.xcmgateway.api.xcm.v5.Location;

/// As whom a call is dispatched.
public sealed interface DispatchOrigin extends FormValue {

    record Root() implements DispatchOrigin {}

    record Signed(ByteString account) implements DispatchOrigin {}

    record Parachain(long id) implements DispatchOrigin {
        public Parachain {
            Range.requireU32("id", id);
        }
    }

    record Relay() implements DispatchOrigin {}

    record Xcm(Location location) implements DispatchOrigin {}

    /// Whoever answers a query. No message is dispatched so: a profile that says otherwise is
    /// refused.
    record Response(Location location) implements DispatchOrigin {}

    static DispatchOrigin from(FormReader in) throws Malformed {
        return in.variant(ServiceTables.DISPATCH_ORIGIN);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Root() -> out.unit(0, "Root");
            case Signed(ByteString account) -> out.variant(1, "Signed").byteVec(account).end();
            case Parachain(long id) -> out.variant(2, "Parachain").u32(id).end();
            case Relay() -> out.unit(3, "Relay");
            case Xcm(Location location) -> out.variant(4, "Xcm", location);
            case Response(Location location) -> out.variant(5, "Response", location);
        }
    }
}
