/// SCALE, the byte encoding that Substrate chains hash and sign: one encoding per value, read to
/// the last byte.
@NullMarked
package io.xcmgateway.api.scale;

import org.jspecify.annotations.NullMarked;
