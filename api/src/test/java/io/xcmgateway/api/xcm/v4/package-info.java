@NullMarked
package io.xcmgateway.api.xcm.v4;

import org.jspecify.annotations.NullMarked;
