@NullMarked
package io.xcmgateway.gateway.development;

import org.jspecify.annotations.NullMarked;
