/// A gateway that sets itself up: keys, network, module and two host chains, for development on
/// loopback. Nothing of this is fit for production, and nothing else depends on it.
@NullMarked
package io.xcmgateway.gateway.development;

import org.jspecify.annotations.NullMarked;
