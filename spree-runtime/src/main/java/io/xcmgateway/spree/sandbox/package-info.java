/// The Wasm sandbox: admission of hostile modules, metering, and the engine. The only package that
/// imports Chicory.
@NullMarked
package io.xcmgateway.spree.sandbox;

import org.jspecify.annotations.NullMarked;
