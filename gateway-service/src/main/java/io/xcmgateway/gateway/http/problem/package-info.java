/// Refusals over HTTP: one list of problem types, written as RFC 9457 problem details, for what our
/// own code refuses and for what the web framework refuses on its own.
@NullMarked
package io.xcmgateway.gateway.http.problem;

import org.jspecify.annotations.NullMarked;
