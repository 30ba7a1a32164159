package io.xcmgateway.gateway.http;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How much of a list is asked for at a time, for the OpenAPI document; see [Paging].
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        in = ParameterIn.QUERY,
        name = Paging.LIMIT,
        description = "Entries of a page: 1 to 100.",
        schema = @Schema(type = "integer", defaultValue = "20"),
        example = "20")
public @interface Paged {}
