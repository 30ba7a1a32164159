/// Assembling proofs from what is stored, and verifying each before it leaves.
@NullMarked
package io.xcmgateway.gateway.proof;

import org.jspecify.annotations.NullMarked;
