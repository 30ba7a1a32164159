package io.xcmgateway.api.xcm.json;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The canonical JSON form, written.
class JsonFormWriter implements FormWriter {
    private final JsonGenerator out;

    JsonFormWriter(JsonGenerator out) {
        this.out = out;
    }

    @Override
    public FormWriter unit(int index, String name) {
        out.writeString(name);
        return this;
    }

    @Override
    public FormWriter variant(int index, String name) {
        out.writeStartObject();
        out.writeName(name);
        return this;
    }

    @Override
    public FormWriter end() {
        out.writeEndObject();
        return this;
    }

    @Override
    public FormWriter open() {
        out.writeStartObject();
        return this;
    }

    @Override
    public FormWriter close() {
        out.writeEndObject();
        return this;
    }

    @Override
    public FormWriter key(String name) {
        out.writeName(name);
        return this;
    }

    @Override
    public FormWriter openTuple() {
        out.writeStartArray();
        return this;
    }

    @Override
    public FormWriter closeTuple() {
        out.writeEndArray();
        return this;
    }

    @Override
    public FormWriter u8(int value) {
        out.writeNumber(value);
        return this;
    }

    @Override
    public FormWriter u32(long value) {
        out.writeNumber(value);
        return this;
    }

    @Override
    public FormWriter u64(long value) {
        out.writeString(Long.toUnsignedString(value));
        return this;
    }

    @Override
    public FormWriter u128(U128 value) {
        out.writeString(value.toString());
        return this;
    }

    @Override
    public FormWriter bool(boolean value) {
        out.writeBoolean(value);
        return this;
    }

    @Override
    public FormWriter compactU32(long value) {
        return u32(value);
    }

    @Override
    public FormWriter compactU64(long value) {
        return u64(value);
    }

    @Override
    public FormWriter compactU128(U128 value) {
        return u128(value);
    }

    @Override
    public FormWriter bytes(ByteString value) {
        out.writeString(value.toString());
        return this;
    }

    @Override
    public FormWriter byteVec(ByteString value) {
        return bytes(value);
    }

    @Override
    public FormWriter vec(List<? extends FormValue> items) {
        out.writeStartArray();
        for (FormValue item : items) {
            item.to(this);
        }
        out.writeEndArray();
        return this;
    }

    @Override
    public FormWriter array(List<? extends FormValue> items) {
        return vec(items);
    }

    @Override
    public FormWriter option(@Nullable FormValue value) {
        if (value == null) {
            out.writeNull();
            return this;
        }
        return put(value);
    }
}
