package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.OriginKind;
import io.xcmgateway.api.xcm.v5.NetworkId;
import org.jspecify.annotations.Nullable;

/// As whom a location may have a call dispatched; the first that answers is taken (XCM.md 12.5).
public sealed interface OriginConverter {

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

    default void write(ScaleWriter out) {
        switch (this) {
            case SovereignSignedViaLocation() -> out.u8(0);
            case ParentAsSuperuser() -> out.u8(1);
            case ChildSystemParachainAsSuperuser() -> out.u8(2);
            case SiblingSystemParachainAsSuperuser() -> out.u8(3);
            case RelayChainAsNative() -> out.u8(4);
            case SiblingParachainAsNative() -> out.u8(5);
            case ChildParachainAsNative() -> out.u8(6);
            case SignedAccountId32AsNative(NetworkId network) ->
                    out.u8(7).option(network, NetworkId::write);
            case SignedAccountKey20AsNative(NetworkId network) ->
                    out.u8(8).option(network, NetworkId::write);
            case XcmPassthrough() -> out.u8(9);
            case Case(OriginKind kind, LocationFilter location, DispatchOrigin becomes) -> {
                out.u8(10);
                kind.write(out);
                location.write(out);
                becomes.write(out);
            }
            case AccountIndexAsSigned(OriginKind kind) -> {
                out.u8(11);
                kind.write(out);
            }
        }
    }
}
