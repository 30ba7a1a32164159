/// Test data made by independent implementations, and where the tests find it.
@NullMarked
package io.xcmgateway.api.vectors;

import org.jspecify.annotations.NullMarked;
