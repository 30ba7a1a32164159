/// The signer as a process: `java -jar gateway-service.jar signer`. Two operations over mutual TLS,
/// and nothing else of the gateway.
@NullMarked
package io.xcmgateway.gateway.http.signer;

import org.jspecify.annotations.NullMarked;
