/// The verifier as a service, for who cannot run it: a convenience that asks for trust in this
/// server.
@NullMarked
package io.xcmgateway.gateway.http.verification;

import org.jspecify.annotations.NullMarked;
