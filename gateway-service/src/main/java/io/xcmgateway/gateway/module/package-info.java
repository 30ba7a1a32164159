/// The registered modules: their bytes in the storage, and a bounded number of them ready to run.
@NullMarked
package io.xcmgateway.gateway.module;

import org.jspecify.annotations.NullMarked;
