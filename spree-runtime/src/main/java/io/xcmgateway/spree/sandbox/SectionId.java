package io.xcmgateway.spree.sandbox;

import java.util.List;

/// Ids of the sections of a Wasm module (WebAssembly core specification 2.0, section 5.5.2).
final class SectionId {
    private SectionId() {}

    static final int CUSTOM = 0;
    static final int TYPE = 1;
    static final int IMPORT = 2;
    static final int FUNCTION = 3;
    static final int TABLE = 4;
    static final int MEMORY = 5;
    static final int GLOBAL = 6;
    static final int EXPORT = 7;
    static final int START = 8;
    static final int ELEMENT = 9;
    static final int CODE = 10;
    static final int DATA = 11;
    static final int DATA_COUNT = 12;

    /// The allowed ones in the order in which they must stand.
    static final List<Integer> ORDER =
            List.of(
                    TYPE,
                    IMPORT,
                    FUNCTION,
                    TABLE,
                    MEMORY,
                    GLOBAL,
                    EXPORT,
                    ELEMENT,
                    DATA_COUNT,
                    CODE,
                    DATA);
}
