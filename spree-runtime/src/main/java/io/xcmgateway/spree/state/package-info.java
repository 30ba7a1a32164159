/// What an execution reads and writes: a view of the state before it, an overlay with nested
/// transactions, and afterwards the difference and the record of what was read.
@NullMarked
package io.xcmgateway.spree.state;

import org.jspecify.annotations.NullMarked;
