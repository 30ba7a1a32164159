package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import java.util.List;

/// Calls that messages may dispatch.
public sealed interface SafeCalls extends FormValue {

    record Everything() implements SafeCalls {}

    record Nothing() implements SafeCalls {}

    record StartingWith(List<ByteString> prefixes) implements SafeCalls {
        public StartingWith {
            prefixes = List.copyOf(prefixes);
        }
    }

    static SafeCalls from(FormReader in) throws Malformed {
        return in.variant(ServiceTables.SAFE_CALLS);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Everything() -> out.unit(0, "Everything");
            case Nothing() -> out.unit(1, "Nothing");
            case StartingWith(List<ByteString> prefixes) ->
                    out.variant(2, "StartingWith").vec(Parts.written(prefixes)).end();
        }
    }
}
