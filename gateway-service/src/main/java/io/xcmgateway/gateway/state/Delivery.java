package io.xcmgateway.gateway.state;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// What became of an outbound message.
public sealed interface Delivery {

    /// It goes where no instance of this gateway is: to be relayed by others.
    record Elsewhere() implements Delivery {}

    /// It is for an instance here that had no room yet, and waits in [Table#OUTBOX].
    ///
    /// @param receiver the instance's number in this store
    record Waiting(int receiver) implements Delivery {}

    /// It has its place in the order of an instance here.
    record Ordered(Position at) implements Delivery {}

    static Delivery read(ScaleReader in) throws Malformed {
        int tag = in.u8();
        return switch (tag) {
            case 0 -> new Elsewhere();
            case 1 -> new Waiting((int) in.u32());
            case 2 -> new Ordered(in.field("at", Position::read));
            default -> throw in.malformedAt(in.offset() - 1, "delivery 0..2", String.valueOf(tag));
        };
    }

    default void write(ScaleWriter out) {
        switch (this) {
            case Elsewhere() -> out.u8(0);
            case Waiting(int receiver) -> out.u8(1).u32(Integer.toUnsignedLong(receiver));
            case Ordered(Position at) -> at.write(out.u8(2));
        }
    }
}
