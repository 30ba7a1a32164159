package io.xcmgateway.gateway.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// The JSON of this service: one mapper for every body, in and out.
public final class Json {
    /// Deepest nesting of arrays and objects in a request; a program of depth 8 needs less than
    /// 100.
    static final int REQUEST_NESTING_MAX = 200;

    /// Longest number in a request, in digits; u128 needs 39.
    private static final int REQUEST_NUMBER_DIGITS_MAX = 64;

    public static final JsonMapper MAPPER = mapper();

    private Json() {}

    /// The UTF-8 bytes of `value`, members in the order in which its type declares them.
    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    private static JsonMapper mapper() {
        JsonFactory factory =
                JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(REQUEST_NESTING_MAX)
                                        .maxNumberLength(REQUEST_NUMBER_DIGITS_MAX)
                                        .build())
                        .build();
        return JsonMapper.builder(factory)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addModule(
                        new SimpleModule("xcm-gateway")
                                .addSerializer(new FormValueSerializer())
                                .addSerializer(ByteString.class, ToStringSerializer.instance)
                                .addSerializer(Hash32.class, ToStringSerializer.instance)
                                .addSerializer(U128.class, ToStringSerializer.instance))
                .build();
    }
}
