/// Signing statements and checkpoints: the keys, and the rule that one (instance, sequence), or one
/// leaf count of the log, is only ever signed with one hash. [SigningMarks] hold that for the key
/// and not only for the store: they outlive a store that is restored. [AttestationDesk] takes in
/// what other attestors signed.
@NullMarked
package io.xcmgateway.gateway.attestation;

import org.jspecify.annotations.NullMarked;
