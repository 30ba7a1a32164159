@NullMarked
package io.xcmgateway.gateway.http.event;

import org.jspecify.annotations.NullMarked;
