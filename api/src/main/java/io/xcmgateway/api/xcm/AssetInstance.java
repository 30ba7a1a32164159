package io.xcmgateway.api.xcm;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.OrderKey;

/// Which one of the non-fungible things of an asset class. Ordered by variant, then by content.
public sealed interface AssetInstance extends FormValue, Comparable<AssetInstance> {

    /// The class has only one.
    record Undefined() implements AssetInstance {}

    record Index(U128 index) implements AssetInstance {}

    /// @param data 4 bytes
    record Array4(ByteString data) implements AssetInstance {
        public Array4 {
            requireLength(data, 4);
        }
    }

    /// @param data 8 bytes
    record Array8(ByteString data) implements AssetInstance {
        public Array8 {
            requireLength(data, 8);
        }
    }

    /// @param data 16 bytes
    record Array16(ByteString data) implements AssetInstance {
        public Array16 {
            requireLength(data, 16);
        }
    }

    /// @param data 32 bytes
    record Array32(ByteString data) implements AssetInstance {
        public Array32 {
            requireLength(data, 32);
        }
    }

    static AssetInstance from(FormReader in) throws Malformed {
        return in.variant(SharedTables.ASSET_INSTANCE);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Undefined() -> out.unit(0, "Undefined");
            case Index(U128 index) -> out.variant(1, "Index").compactU128(index).end();
            case Array4(ByteString data) -> out.variant(2, "Array4").bytes(data).end();
            case Array8(ByteString data) -> out.variant(3, "Array8").bytes(data).end();
            case Array16(ByteString data) -> out.variant(4, "Array16").bytes(data).end();
            case Array32(ByteString data) -> out.variant(5, "Array32").bytes(data).end();
        }
    }

    @Override
    default int compareTo(AssetInstance other) {
        return OrderKey.compare(this, other);
    }

    private static void requireLength(ByteString data, int length) {
        if (data.length() != length) {
            throw new IllegalArgumentException(
                    "instance must be " + length + " bytes, was " + data.length());
        }
    }
}
