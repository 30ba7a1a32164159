@NullMarked
package io.xcmgateway.gateway.module;

import org.jspecify.annotations.NullMarked;
