/// What all HTTP operations share: media types, JSON writing, strict query parameters and headers.
@NullMarked
package io.xcmgateway.gateway.http;

import org.jspecify.annotations.NullMarked;
