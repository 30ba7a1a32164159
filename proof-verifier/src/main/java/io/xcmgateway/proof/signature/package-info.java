/// Attestations: whether enough members of an attestor set signed a hash.
@NullMarked
package io.xcmgateway.proof.signature;

import org.jspecify.annotations.NullMarked;
