/// What a gateway's data take on the disk: by table, compiled modules, backups, and what is free;
/// and the command `usage` that tells it of a gateway that does not run.
@NullMarked
package io.xcmgateway.gateway.usage;

import org.jspecify.annotations.NullMarked;
