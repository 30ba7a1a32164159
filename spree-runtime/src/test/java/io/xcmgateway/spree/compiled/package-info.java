/// Tests of compiling elsewhere and keeping what came of it.
@NullMarked
package io.xcmgateway.spree.compiled;

import org.jspecify.annotations.NullMarked;
