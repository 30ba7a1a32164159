@NullMarked
package io.xcmgateway.gateway.http.message;

import org.jspecify.annotations.NullMarked;
