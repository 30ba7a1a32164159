/// The standard module in the sandbox, against vectors made by other implementations.
@NullMarked
package io.xcmgateway.spree.standard;

import org.jspecify.annotations.NullMarked;
