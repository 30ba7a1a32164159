@NullMarked
package io.xcmgateway.api.xcm.v5;

import org.jspecify.annotations.NullMarked;
