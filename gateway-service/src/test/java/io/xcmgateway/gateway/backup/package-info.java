/// Tests of backups.
@NullMarked
package io.xcmgateway.gateway.backup;

import org.jspecify.annotations.NullMarked;
