@NullMarked
package io.xcmgateway.gateway.pkcs11;

import org.jspecify.annotations.NullMarked;
