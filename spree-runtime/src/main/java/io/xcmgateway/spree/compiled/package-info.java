/// Compiling modules outside of this JVM, and keeping on disk what came of it. Unlike the rest of
/// `spree-runtime`, which is pure, this package starts processes and reads and writes files; the
/// pure packages know nothing of it.
@NullMarked
package io.xcmgateway.spree.compiled;

import org.jspecify.annotations.NullMarked;
