/// Runs over HTTP that change nothing: what a message would come to, and what it would cost.
@NullMarked
package io.xcmgateway.gateway.http.dryrun;

import org.jspecify.annotations.NullMarked;
