@NullMarked
package io.xcmgateway.gateway.consistency;

import org.jspecify.annotations.NullMarked;
