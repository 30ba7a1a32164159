@NullMarked
package io.xcmgateway.api.scale;

import org.jspecify.annotations.NullMarked;
