/// Requests made by chance from the OpenAPI document, and what every answer must keep to.
@NullMarked
package io.xcmgateway.gateway.http.fuzz;

import org.jspecify.annotations.NullMarked;
