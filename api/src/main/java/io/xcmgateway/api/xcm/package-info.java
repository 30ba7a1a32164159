/// Cross-consensus messages of Polkadot: what the versions of XCM share, and the envelope that says
/// which version a message is. Each version is a package of its own that shows it whole.
@NullMarked
package io.xcmgateway.api.xcm;

import org.jspecify.annotations.NullMarked;
