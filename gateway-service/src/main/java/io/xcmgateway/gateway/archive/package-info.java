/// Instances between gateways: the commands `export`, which writes what a gateway that does not run
/// has of one instance to a file, and `import`, which verifies such a file and makes an archive of
/// it in the data directory of another gateway of the network, there to be read.
@NullMarked
package io.xcmgateway.gateway.archive;

import org.jspecify.annotations.NullMarked;
