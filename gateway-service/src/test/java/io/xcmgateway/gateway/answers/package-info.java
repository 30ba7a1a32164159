/// Tests of the command `answers`.
@NullMarked
package io.xcmgateway.gateway.answers;

import org.jspecify.annotations.NullMarked;
