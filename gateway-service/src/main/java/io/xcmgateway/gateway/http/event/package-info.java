/// The log as a stream of server-sent events: what each client has not seen yet is read from the
/// store, so that a stream has neither gaps nor repetitions, wherever it begins.
@NullMarked
package io.xcmgateway.gateway.http.event;

import org.jspecify.annotations.NullMarked;
