/// Signing statements and checkpoints: the keys, and the rule that one (instance, sequence), or one
/// leaf count of the log, is only ever signed with one hash.
@NullMarked
package io.xcmgateway.gateway.attestation;

import org.jspecify.annotations.NullMarked;
