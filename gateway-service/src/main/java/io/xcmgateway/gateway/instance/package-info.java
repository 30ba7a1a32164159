/// Opting a host chain in to a module: the request, what can come of it, and the port that does it.
@NullMarked
package io.xcmgateway.gateway.instance;

import org.jspecify.annotations.NullMarked;
