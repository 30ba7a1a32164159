@NullMarked
package io.xcmgateway.gateway.attestation;

import org.jspecify.annotations.NullMarked;
