/// Heads of the log over HTTP: for people, for programs, and for witnesses.
@NullMarked
package io.xcmgateway.gateway.http.checkpoint;

import org.jspecify.annotations.NullMarked;
