package io.xcmgateway.gateway.pkcs11;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.attestation.AttestorKey;
import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.gateway.keystore.KeystoreException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tokens that one process uses. Closing it ends all their sessions.
public final class Pkcs11 implements AutoCloseable {
    private final Map<Path, Pkcs11Module> modules = new HashMap<>();
    private final Map<TokenPlace, Pkcs11Token> tokens = new HashMap<>();

    /// A key of a token, which is asked for its public half. Closing it closes all.
    ///
    /// @throws KeystoreException if the token is not there, does not open or has no such key
    public AttestorKey key(TokenPlace place, KeyScheme scheme, KeyName name) {
        try {
            return Pkcs11Key.of(this, token(place), scheme, name);
        } catch (Unusable e) {
            throw failed(e);
        }
    }

    /// What keys of either scheme there are.
    ///
    /// @throws KeystoreException if the token is not there or does not open
    public List<TokenKey> keys(TokenPlace place) {
        try {
            return token(place).use(now -> TokenKey.all(now.session()));
        } catch (Unusable e) {
            throw failed(e);
        }
    }

    /// Makes a key in a token, which it never leaves.
    ///
    /// @param label that no other key has
    /// @param id under which both halves are found, beside the label
    /// @throws KeystoreException if the token is not there, does not open or makes none
    public TokenKey generate(TokenPlace place, KeyScheme scheme, String label, ByteString id) {
        try {
            return token(place).use(now -> TokenKey.generate(now.session(), scheme, label, id));
        } catch (Unusable e) {
            throw failed(e);
        }
    }

    private static KeystoreException failed(Unusable e) {
        return new KeystoreException(String.valueOf(e.getMessage()));
    }

    private synchronized Pkcs11Token token(TokenPlace place) {
        return tokens.computeIfAbsent(
                place,
                each ->
                        new Pkcs11Token(
                                modules.computeIfAbsent(
                                        each.module().toAbsolutePath(), Pkcs11Module::new),
                                each));
    }

    @Override
    public synchronized void close() {
        modules.values().forEach(Pkcs11Module::close);
    }
}
