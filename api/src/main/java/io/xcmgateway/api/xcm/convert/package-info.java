/// From one version of XCM to the next and back, by the rules of upstream: by name, step by step,
/// and as a whole or not at all.
@NullMarked
package io.xcmgateway.api.xcm.convert;

import org.jspecify.annotations.NullMarked;
