/// Whether everything in a store agrees with everything else, and the command `fsck` that tells it.
/// A start does not look that closely: it holds what it reads to the hash that it must have, and no
/// more.
@NullMarked
package io.xcmgateway.gateway.consistency;

import org.jspecify.annotations.NullMarked;
