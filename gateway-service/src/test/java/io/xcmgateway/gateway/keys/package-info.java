/// Tests of the command `keys`.
@NullMarked
package io.xcmgateway.gateway.keys;

import org.jspecify.annotations.NullMarked;
