@NullMarked
package io.xcmgateway.gateway.execution;

import org.jspecify.annotations.NullMarked;
