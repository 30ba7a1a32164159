/// XCM version 3, the oldest that is still read. What V3 and V4 have in common (junctions,
/// networks, errors) is here.
@NullMarked
package io.xcmgateway.api.xcm.v3;

import org.jspecify.annotations.NullMarked;
