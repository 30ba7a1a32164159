package io.xcmgateway.gateway.http;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The refusals of every operation that reads, for the OpenAPI document.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(ref = ApiExamples.PROBLEM_400, responseCode = "400")
@ApiResponse(ref = ApiExamples.PROBLEM_406, responseCode = "406")
@ApiResponse(ref = ApiExamples.PROBLEM_503, responseCode = "503")
public @interface RefusesReads {}
