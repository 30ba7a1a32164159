/// The judgement over execution proofs: whether one holds, under a policy that comes from whoever
/// asks and never from the proof.
@NullMarked
package io.xcmgateway.proof;

import org.jspecify.annotations.NullMarked;
