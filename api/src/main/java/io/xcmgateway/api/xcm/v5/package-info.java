/// XCM version 5, the latest: the one that programs are executed in.
@NullMarked
package io.xcmgateway.api.xcm.v5;

import org.jspecify.annotations.NullMarked;
