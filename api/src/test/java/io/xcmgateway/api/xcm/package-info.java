@NullMarked
package io.xcmgateway.api.xcm;

import org.jspecify.annotations.NullMarked;
