package io.xcmgateway.gateway.checkpoint;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.proof.log.CheckpointNote;

/// Which log this gateway keeps.
///
/// @param name a log's name as in [CheckpointNote]
public record LogIdentity(Hash32 networkId, String name) {
    public LogIdentity {
        if (!CheckpointNote.isOrigin(name)) {
            throw new IllegalArgumentException(
                    "name of the log must be 1.."
                            + CheckpointNote.ORIGIN_BYTES_MAX
                            + " bytes without spaces and \"+\", was \""
                            + name
                            + "\"");
        }
    }

    public Hash32 id() {
        return CheckpointNote.logId(networkId, name);
    }
}
