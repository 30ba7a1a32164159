/// Routes about attestors: who they are, what they signed of what this gateway signed, and which of
/// them lied.
@NullMarked
package io.xcmgateway.gateway.http.attestation;

import org.jspecify.annotations.NullMarked;
