/// The module ABI: the Polkadot Host API in its allocator-free form, over the overlay of one
/// execution.
@NullMarked
package io.xcmgateway.spree.host;

import org.jspecify.annotations.NullMarked;
