/// Immutable bytes and hashes, compared by content.
@NullMarked
package io.xcmgateway.api.bytes;

import org.jspecify.annotations.NullMarked;
