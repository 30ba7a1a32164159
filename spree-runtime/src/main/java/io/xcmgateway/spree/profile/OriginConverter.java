package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.OriginKind;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.NetworkId;
import org.jspecify.annotations.Nullable;

/// As whom a location may have a call dispatched; the first that answers is taken (XCM.md 12.5).
public sealed interface OriginConverter extends FormValue {

    record SovereignSignedViaLocation() implements OriginConverter {}

    record ParentAsSuperuser() implements OriginConverter {}

    record ChildSystemParachainAsSuperuser() implements OriginConverter {}

    record SiblingSystemParachainAsSuperuser() implements OriginConverter {}

    record RelayChainAsNative() implements OriginConverter {}

    record SiblingParachainAsNative() implements OriginConverter {}

    record ChildParachainAsNative() implements OriginConverter {}

    /// @param network which accounts may name besides none
    record SignedAccountId32AsNative(@Nullable NetworkId network) implements OriginConverter {}

    /// @param network which accounts may name besides none
    record SignedAccountKey20AsNative(@Nullable NetworkId network) implements OriginConverter {}

    record XcmPassthrough() implements OriginConverter {}

    /// What is said, for whom it is said.
    record Case(OriginKind kind, LocationFilter location, DispatchOrigin becomes)
            implements OriginConverter {}

    /// (0, [AccountIndex64]): eight bytes as account (a mock).
    record AccountIndexAsSigned(OriginKind kind) implements OriginConverter {}

    static OriginConverter from(FormReader in) throws Malformed {
        return in.variant(ServiceTables.ORIGIN_CONVERTER);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case SovereignSignedViaLocation() -> out.unit(0, "SovereignSignedViaLocation");
            case ParentAsSuperuser() -> out.unit(1, "ParentAsSuperuser");
            case ChildSystemParachainAsSuperuser() ->
                    out.unit(2, "ChildSystemParachainAsSuperuser");
            case SiblingSystemParachainAsSuperuser() ->
                    out.unit(3, "SiblingSystemParachainAsSuperuser");
            case RelayChainAsNative() -> out.unit(4, "RelayChainAsNative");
            case SiblingParachainAsNative() -> out.unit(5, "SiblingParachainAsNative");
            case ChildParachainAsNative() -> out.unit(6, "ChildParachainAsNative");
            case SignedAccountId32AsNative(var network) ->
                    out.variant(7, "SignedAccountId32AsNative").option(network).end();
            case SignedAccountKey20AsNative(var network) ->
                    out.variant(8, "SignedAccountKey20AsNative").option(network).end();
            case XcmPassthrough() -> out.unit(9, "XcmPassthrough");
            case Case(OriginKind kind, LocationFilter location, DispatchOrigin becomes) ->
                    out.openVariant(10, "Case")
                            .field("kind", kind)
                            .field("location", location)
                            .field("becomes", becomes)
                            .closeVariant();
            case AccountIndexAsSigned(OriginKind kind) ->
                    out.variant(11, "AccountIndexAsSigned", kind);
        }
    }
}
