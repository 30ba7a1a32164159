@NullMarked
package io.xcmgateway.gateway.process;

import org.jspecify.annotations.NullMarked;
