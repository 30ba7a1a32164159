/// The command `keys` of the service's jar: makes, takes in, gives out, closes anew and lists the
/// keystores that a gateway signs with, and makes and lists keys in tokens. Runs without Spring and
/// without a gateway.
@NullMarked
package io.xcmgateway.gateway.keys;

import org.jspecify.annotations.NullMarked;
