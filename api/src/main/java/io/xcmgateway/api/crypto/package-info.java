/// Hashing and signature verification: the one implementation that decides, for everything that
/// reaches a statement or a verdict.
@NullMarked
package io.xcmgateway.api.crypto;

import org.jspecify.annotations.NullMarked;
