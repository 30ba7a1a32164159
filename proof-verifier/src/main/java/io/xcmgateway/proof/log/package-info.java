/// The log as others see it: whether a statement is in it, whether it only grew, and the text in
/// which its heads go from hand to hand.
@NullMarked
package io.xcmgateway.proof.log;

import org.jspecify.annotations.NullMarked;
