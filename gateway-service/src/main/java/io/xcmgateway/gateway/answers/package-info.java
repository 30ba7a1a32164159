/// The command `answers` of the service's jar: asks a URL, for health checks in an image that has
/// no shell and no other client.
@NullMarked
package io.xcmgateway.gateway.answers;

import org.jspecify.annotations.NullMarked;
