package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;

/// Calls that messages may dispatch.
public sealed interface SafeCalls {

    record Everything() implements SafeCalls {}

    record Nothing() implements SafeCalls {}

    record StartingWith(List<ByteString> prefixes) implements SafeCalls {
        public StartingWith {
            prefixes = List.copyOf(prefixes);
        }
    }

    default void write(ScaleWriter out) {
        switch (this) {
            case Everything() -> out.u8(0);
            case Nothing() -> out.u8(1);
            case StartingWith(List<ByteString> prefixes) -> {
                out.u8(2);
                out.vec(prefixes, (prefix, to) -> to.byteVec(prefix));
            }
        }
    }
}
