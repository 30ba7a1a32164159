@NullMarked
package io.xcmgateway.api.xcm.v3;

import org.jspecify.annotations.NullMarked;
