/// From a message that may be executed to a statement that is signed: ordering, workers, the one
/// committer, recovery, and the ports through which the outside submits and reads.
@NullMarked
package io.xcmgateway.gateway.execution;

import org.jspecify.annotations.NullMarked;
