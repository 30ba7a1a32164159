/// The store on disk. The only package that imports RocksDB.
@NullMarked
package io.xcmgateway.gateway.state.rocksdb;

import org.jspecify.annotations.NullMarked;
