/// Statements: the signed record of one execution, and what proves it.
@NullMarked
package io.xcmgateway.api.statement;

import org.jspecify.annotations.NullMarked;
