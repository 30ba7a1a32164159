/// What is kept on disk: the port to a synced key-value store, the records in it, and where each of
/// them lies.
@NullMarked
package io.xcmgateway.gateway.state;

import org.jspecify.annotations.NullMarked;
