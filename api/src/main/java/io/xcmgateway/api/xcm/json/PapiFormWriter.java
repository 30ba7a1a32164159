package io.xcmgateway.api.xcm.json;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// [JsonForm#PAPI] as it is in JSON: variants as `type` and `value`, what is `None` left out, an
/// array of one as its item, large numbers as decimal strings and bytes as hex.
final class PapiFormWriter extends JsonFormWriter {
    private static final String TYPE = "type";
    private static final String VALUE = "value";

    private final JsonGenerator out;

    PapiFormWriter(JsonGenerator out) {
        super(out);
        this.out = out;
    }

    @Override
    public FormWriter unit(int index, String name) {
        out.writeStartObject();
        out.writeStringProperty(TYPE, name);
        out.writeEndObject();
        return this;
    }

    @Override
    public FormWriter variant(int index, String name) {
        out.writeStartObject();
        out.writeStringProperty(TYPE, name);
        out.writeName(VALUE);
        return this;
    }

    @Override
    public FormWriter optionVariant(int index, String name, @Nullable FormValue value) {
        return value == null ? unit(index, name) : variant(index, name, value);
    }

    @Override
    public FormWriter array(List<? extends FormValue> items) {
        return items.size() == 1 ? put(items.getFirst()) : super.array(items);
    }

    @Override
    public FormWriter optional(String name, @Nullable FormValue value) {
        return value == null ? this : field(name, value);
    }

    @Override
    public FormWriter call(ByteString encoded) {
        return byteVec(encoded);
    }
}
