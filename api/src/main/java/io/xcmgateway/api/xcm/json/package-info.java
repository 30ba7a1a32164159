/// The JSON form of XCM: one form for output, and strict about input. JSON goes through the same
/// checks as bytes, so that a message means the same however it was handed in.
@NullMarked
package io.xcmgateway.api.xcm.json;

import org.jspecify.annotations.NullMarked;
