/// What is signed, kept and handed out: identities, origin evidence, statements, effects,
/// attestations and execution proofs, each with its one encoding.
///
/// Structures, magics and hash formulas are those of the specification of identity, statements and
/// proofs; verifiers in other languages read the same golden files.
@NullMarked
package io.xcmgateway.api.statement;

import org.jspecify.annotations.NullMarked;
