/// Configuration: one validated record per area, and what the service refuses to start with.
@NullMarked
package io.xcmgateway.gateway.config;

import org.jspecify.annotations.NullMarked;
