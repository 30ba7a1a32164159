@NullMarked
package io.xcmgateway.gateway.signer;

import org.jspecify.annotations.NullMarked;
