/// Signing statements: the keys, and the rule that one (instance, sequence) is only ever signed
/// with one hash.
@NullMarked
package io.xcmgateway.gateway.attestation;

import org.jspecify.annotations.NullMarked;
