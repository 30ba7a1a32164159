/// What the standard module understands: its profile (the configuration that an instance is born
/// with, as SCALE), ready profiles for development, and how its events and ledger keys read.
///
/// The Rust twins are `xcvm::config` and `ledger` under `spree-runtime/modules`. Numbers of
/// variants are only ever appended.
@NullMarked
package io.xcmgateway.spree.profile;

import org.jspecify.annotations.NullMarked;
