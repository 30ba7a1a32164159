/// Puts the core behind the ports that HTTP calls: the place where the real clock and real chance
/// come in.
@NullMarked
package io.xcmgateway.gateway.bootstrap;

import org.jspecify.annotations.NullMarked;
