/// Questions to an instance, which change nothing: the runtime APIs that wallets know, in
/// polkadot-sdk's SCALE, run in the sandbox on a state whose changes are thrown away.
@NullMarked
package io.xcmgateway.spree.query;

import org.jspecify.annotations.NullMarked;
