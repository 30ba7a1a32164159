@NullMarked
package io.xcmgateway.gateway.http.security;

import org.jspecify.annotations.NullMarked;
