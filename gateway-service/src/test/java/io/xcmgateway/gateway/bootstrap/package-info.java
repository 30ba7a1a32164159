@NullMarked
package io.xcmgateway.gateway.bootstrap;

import org.jspecify.annotations.NullMarked;
