package io.xcmgateway.gateway.http.security;

import io.xcmgateway.api.bytes.ByteString;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The clients that one reading of the file found.
///
/// @param keys by the id of the key
/// @param certificates by the subject's distinguished name, as RFC 2253 writes it
/// @param subjects by the `sub` of tokens
/// @param named by their name
record Clients(
        Map<String, Key> keys,
        Map<String, Caller.Known> certificates,
        Map<String, Caller.Known> subjects,
        Map<String, Caller.Known> named) {
    static final Clients NONE = new Clients(Map.of(), Map.of(), Map.of(), Map.of());

    Clients {
        keys = Map.copyOf(keys);
        certificates = Map.copyOf(certificates);
        subjects = Map.copyOf(subjects);
        named = Map.copyOf(named);
    }

    /// @param sha256 of the whole key
    record Key(ByteString sha256, Caller.Known client) {}

    /// `null` unless it is one of the keys.
    Caller.@Nullable Known of(ApiKey key) {
        Key stored = keys.get(key.id());
        return stored != null && key.hashesTo(stored.sha256()) ? stored.client() : null;
    }
}
