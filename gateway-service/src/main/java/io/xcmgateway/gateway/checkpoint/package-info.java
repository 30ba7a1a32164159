/// The log: every statement gets a place in it in the batch that makes it durable, and every group
/// of statements a checkpoint.
@NullMarked
package io.xcmgateway.gateway.checkpoint;

import org.jspecify.annotations.NullMarked;
