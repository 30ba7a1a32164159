@NullMarked
package io.xcmgateway.gateway.state.rocksdb;

import org.jspecify.annotations.NullMarked;
