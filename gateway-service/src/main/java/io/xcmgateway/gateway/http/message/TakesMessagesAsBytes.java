package io.xcmgateway.gateway.http.message;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.gateway.http.TakesBytes;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What goes beside a message that is sent as bytes, for the OpenAPI document.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TakesBytes
@Parameter(
        in = ParameterIn.HEADER,
        name = SubmitRequestReader.ORIGIN_HEADER,
        description = "Only with a body of bytes: the `origin` of the JSON form.",
        schema =
                @Schema(
                        type = "string",
                        example = "{\"asserted\":{\"parents\":1,\"interior\":\"Here\"}}"))
@Parameter(
        in = ParameterIn.HEADER,
        name = SubmitRequestReader.GAS_LIMIT_HEADER,
        description = "Only with a body of bytes: the `gasLimit` of the JSON form.",
        schema = @Schema(type = "string", example = "50000000"))
public @interface TakesMessagesAsBytes {}
