package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// Where an instance stands after its last durable statement.
///
/// @param nextSequence unsigned; also the offset in its order up to which messages are executed
/// @param stateRoot root of the rows of [Table#STATE]
/// @param lastStatementHash of sequence `nextSequence - 1`
/// @param lastTimeMs ordering time of the last executed message
public record InstanceHead(
        long nextSequence, Hash32 stateRoot, Hash32 lastStatementHash, long lastTimeMs) {

    static InstanceHead read(ScaleReader in) throws Malformed {
        return new InstanceHead(in.u64(), in.hash32(), in.hash32(), in.u64());
    }

    void write(ScaleWriter out) {
        out.u64(nextSequence).hash32(stateRoot).hash32(lastStatementHash).u64(lastTimeMs);
    }
}
