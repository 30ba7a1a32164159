/// The codec as a service: XCM programs from and to SCALE and three JSON forms, and from version to
/// version. Nothing is executed and nothing kept.
@NullMarked
package io.xcmgateway.gateway.http.xcm;

import org.jspecify.annotations.NullMarked;
