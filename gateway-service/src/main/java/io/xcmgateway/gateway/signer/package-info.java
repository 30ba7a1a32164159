/// A signer apart from the gateway: another process, best on another machine, that has the keys of
/// an attestor and a record of its own of everything it ever signed. It is given whole statements
/// and checkpoints, derives from them what it signs, and never signs two for one place, whatever
/// became of the gateway's own marks.
@NullMarked
package io.xcmgateway.gateway.signer;

import org.jspecify.annotations.NullMarked;
