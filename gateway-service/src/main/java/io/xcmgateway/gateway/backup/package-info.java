/// Backups of a gateway's store: kept in one directory, each whole and by its own name, and the
/// command `restore` that makes a data directory of one and checks it.
@NullMarked
package io.xcmgateway.gateway.backup;

import org.jspecify.annotations.NullMarked;
