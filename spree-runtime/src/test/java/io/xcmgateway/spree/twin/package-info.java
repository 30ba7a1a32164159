/// A second engine for the same metered binaries, so that two engines give one answer. The only
/// code that knows Endive; production never sees it.
@NullMarked
package io.xcmgateway.spree.twin;

import org.jspecify.annotations.NullMarked;
