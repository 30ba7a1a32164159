@NullMarked
package io.xcmgateway.gateway.http;

import org.jspecify.annotations.NullMarked;
