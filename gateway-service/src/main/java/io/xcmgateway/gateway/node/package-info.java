/// A gateway on one data directory, whoever it is: what development and production have in common.
@NullMarked
package io.xcmgateway.gateway.node;

import org.jspecify.annotations.NullMarked;
