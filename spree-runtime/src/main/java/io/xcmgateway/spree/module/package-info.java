/// What a SPREE module is to the rest of the system: its entry points with their inputs and
/// results, the standard modules, and the transition that one message makes of an instance's state.
@NullMarked
package io.xcmgateway.spree.module;

import org.jspecify.annotations.NullMarked;
