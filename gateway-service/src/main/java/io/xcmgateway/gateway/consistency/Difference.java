package io.xcmgateway.gateway.consistency;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.state.Table;

/// One row of the store that is not what the rest of the store makes it.
///
/// @param key of the row, whole; for a row that is missing, the key that it should have
/// @param what part of the row or what follows from it
public record Difference(Table table, ByteString key, String what, String expected, String found) {

    @Override
    public String toString() {
        return "table "
                + table.label()
                + ", key "
                + key
                + ": "
                + what
                + " must be "
                + expected
                + ", was "
                + found;
    }
}
