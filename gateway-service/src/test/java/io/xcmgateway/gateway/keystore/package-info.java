/// Tests of keystores against files that wallets made.
@NullMarked
package io.xcmgateway.gateway.keystore;

import org.jspecify.annotations.NullMarked;
