package io.xcmgateway.gateway.http.json;

import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.json.XcmJson;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/// Writes XCM values as canonical JSON wherever they stand in a body.
final class FormValueSerializer extends StdSerializer<FormValue> {
    FormValueSerializer() {
        super(FormValue.class);
    }

    @Override
    public void serialize(FormValue value, JsonGenerator out, SerializationContext context) {
        XcmJson.write(value, out);
    }
}
