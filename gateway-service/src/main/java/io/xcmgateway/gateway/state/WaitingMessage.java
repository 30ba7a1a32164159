package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.EffectTree;
import java.util.List;

/// An outbound message that waits for room at its receiver: where it is, not what it says.
///
/// @param sender where its statement is
/// @param index of the effect, unsigned 32 bits
/// @param path inclusion path of the effect
public record WaitingMessage(Position sender, int index, List<Hash32> path) {
    public WaitingMessage {
        path = List.copyOf(path);
    }

    static WaitingMessage read(ScaleReader in) throws Malformed {
        return new WaitingMessage(
                in.field("sender", Position::read),
                (int) in.u32(),
                in.vec(EffectTree.PATH_MAX, ScaleReader::hash32));
    }

    void write(ScaleWriter out) {
        sender.write(out);
        out.u32(Integer.toUnsignedLong(index)).vec(path, (hash, to) -> to.hash32(hash));
    }
}
