/// Which account stands for a location. Chains are configured with converters, tried in order;
/// these are the ones in use on Polkadot's system chains.
@NullMarked
package io.xcmgateway.api.xcm.account;

import org.jspecify.annotations.NullMarked;
