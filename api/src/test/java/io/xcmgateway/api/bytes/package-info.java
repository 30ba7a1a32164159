@NullMarked
package io.xcmgateway.api.bytes;

import org.jspecify.annotations.NullMarked;
