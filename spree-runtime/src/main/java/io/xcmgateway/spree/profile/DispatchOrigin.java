package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Location;

/// As whom a call is dispatched.
public sealed interface DispatchOrigin {

    record Root() implements DispatchOrigin {}

    record Signed(ByteString account) implements DispatchOrigin {}

    record Parachain(long id) implements DispatchOrigin {}

    record Relay() implements DispatchOrigin {}

    record Xcm(Location location) implements DispatchOrigin {}

    default void write(ScaleWriter out) {
        switch (this) {
            case Root() -> out.u8(0);
            case Signed(ByteString account) -> out.u8(1).byteVec(account);
            case Parachain(long id) -> out.u8(2).u32(id);
            case Relay() -> out.u8(3);
            case Xcm(Location location) -> {
                out.u8(4);
                location.write(out);
            }
        }
    }
}
