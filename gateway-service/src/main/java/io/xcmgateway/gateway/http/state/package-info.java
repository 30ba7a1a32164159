/// What an instance keeps, over HTTP: single keys, the assets of an account, the assets in the
/// trap.
@NullMarked
package io.xcmgateway.gateway.http.state;

import org.jspecify.annotations.NullMarked;
