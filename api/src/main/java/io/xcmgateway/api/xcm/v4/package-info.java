/// XCM version 4. Its junctions, networks and errors are those of [io.xcmgateway.api.xcm.v3].
@NullMarked
package io.xcmgateway.api.xcm.v4;

import org.jspecify.annotations.NullMarked;
