package io.xcmgateway.api.xcm.form;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The SCALE form: parts back to back, names left out.
final class ScaleFormWriter implements FormWriter {
    private final ScaleWriter out;

    ScaleFormWriter(ScaleWriter out) {
        this.out = out;
    }

    @Override
    public FormWriter unit(int index, String name) {
        return u8(index);
    }

    @Override
    public FormWriter variant(int index, String name) {
        return u8(index);
    }

    @Override
    public FormWriter end() {
        return this;
    }

    @Override
    public FormWriter open() {
        return this;
    }

    @Override
    public FormWriter close() {
        return this;
    }

    @Override
    public FormWriter key(String name) {
        return this;
    }

    @Override
    public FormWriter openTuple() {
        return this;
    }

    @Override
    public FormWriter closeTuple() {
        return this;
    }

    @Override
    public FormWriter u8(int value) {
        out.u8(value);
        return this;
    }

    @Override
    public FormWriter u32(long value) {
        out.u32(value);
        return this;
    }

    @Override
    public FormWriter u64(long value) {
        out.u64(value);
        return this;
    }

    @Override
    public FormWriter u128(U128 value) {
        out.u128(value);
        return this;
    }

    @Override
    public FormWriter bool(boolean value) {
        out.bool(value);
        return this;
    }

    @Override
    public FormWriter compactU32(long value) {
        out.compactU32(value);
        return this;
    }

    @Override
    public FormWriter compactU64(long value) {
        out.compactU64(value);
        return this;
    }

    @Override
    public FormWriter compactU128(U128 value) {
        out.compactU128(value);
        return this;
    }

    @Override
    public FormWriter bytes(ByteString value) {
        out.bytes(value);
        return this;
    }

    @Override
    public FormWriter byteVec(ByteString value) {
        out.byteVec(value);
        return this;
    }

    @Override
    public FormWriter vec(List<? extends FormValue> items) {
        out.compactU32(items.size());
        return array(items);
    }

    @Override
    public FormWriter array(List<? extends FormValue> items) {
        for (FormValue item : items) {
            item.to(this);
        }
        return this;
    }

    @Override
    public FormWriter option(@Nullable FormValue value) {
        out.u8(value == null ? 0 : 1);
        return value == null ? this : put(value);
    }
}
