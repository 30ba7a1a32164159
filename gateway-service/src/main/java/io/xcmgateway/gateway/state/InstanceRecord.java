package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.Instance;

/// What never changes about an instance.
///
/// @param engineProfile hash of the engine profile it was opted in under
/// @param genesisMessageId names sequence 0 in the API
/// @param genesisStatementHash the statement of sequence 0
public record InstanceRecord(
        Instance instance,
        Hash32 engineProfile,
        Hash32 genesisMessageId,
        Hash32 genesisStatementHash) {

    static InstanceRecord read(ScaleReader in) throws Malformed {
        return new InstanceRecord(
                in.field("instance", Instance::read), in.hash32(), in.hash32(), in.hash32());
    }

    void write(ScaleWriter out) {
        instance.write(out);
        out.hash32(engineProfile).hash32(genesisMessageId).hash32(genesisStatementHash);
    }
}
