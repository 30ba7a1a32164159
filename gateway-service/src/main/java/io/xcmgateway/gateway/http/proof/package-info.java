/// Execution proofs over HTTP, as SCALE for verifiers and as JSON for people.
@NullMarked
package io.xcmgateway.gateway.http.proof;

import org.jspecify.annotations.NullMarked;
