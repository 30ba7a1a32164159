package io.xcmgateway.api.xcm.json;

/// How XCM looks in JSON.
public enum JsonForm {
    /// Ours: names as in Rust, large numbers as decimal strings. The only form that is written
    /// unless another is asked for.
    CANONICAL,

    /// What polkadot.js gives and takes (`toJSON`): camelCase keys, variants that begin in lower
    /// case, numbers plain, with thousands separators, or as hex.
    POLKADOT_JS,

    /// What papi gives and takes, with its large numbers as strings and its bytes as hex: variants
    /// as `type` and `value`, keys with nothing in them left out.
    PAPI;

    JsonDialect dialect() {
        return switch (this) {
            case CANONICAL -> new CanonicalDialect();
            case POLKADOT_JS -> new PolkadotJsDialect();
            case PAPI -> new PapiDialect();
        };
    }

    /// The form that a versioned value is in, by how it names its version.
    static JsonForm of(JsonPart versioned) {
        if (!(versioned instanceof JsonPart.Members object) || object.members().isEmpty()) {
            return CANONICAL;
        }
        if (object.find("type") != null) {
            return PAPI;
        }
        String key = object.members().getFirst().place().key();
        return key != null && key.startsWith("v") ? POLKADOT_JS : CANONICAL;
    }
}
