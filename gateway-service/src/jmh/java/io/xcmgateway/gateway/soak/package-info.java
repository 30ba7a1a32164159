/// A whole gateway under attack for a long time, with honest users beside.
@NullMarked
package io.xcmgateway.gateway.soak;

import org.jspecify.annotations.NullMarked;
