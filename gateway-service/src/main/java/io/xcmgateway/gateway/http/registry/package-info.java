/// What this gateway hosts: instances and modules.
@NullMarked
package io.xcmgateway.gateway.http.registry;

import org.jspecify.annotations.NullMarked;
