/// Messages over HTTP: submit one, follow it, read its receipt.
@NullMarked
package io.xcmgateway.gateway.http.message;

import org.jspecify.annotations.NullMarked;
