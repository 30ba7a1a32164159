/// Messages between instances over HTTP: what an instance sent, for relayers, and what it parked.
@NullMarked
package io.xcmgateway.gateway.http.routing;

import org.jspecify.annotations.NullMarked;
