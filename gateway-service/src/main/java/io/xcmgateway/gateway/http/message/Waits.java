package io.xcmgateway.gateway.http.message;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The header of every operation that has a message executed, for the OpenAPI document.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        in = ParameterIn.HEADER,
        name = "Prefer",
        description =
                "`wait=N` (1 to 30 seconds): answer with the receipt if there is one by then.",
        schema = @Schema(type = "string", example = "wait=10"))
@interface Waits {}
