package io.xcmgateway.gateway.pkcs11;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.gateway.attestation.AttestorKey;
import io.xcmgateway.gateway.attestation.SignerUnavailableException;
import io.xcmgateway.gateway.keystore.KeyScheme;
import org.jspecify.annotations.Nullable;
import org.xipki.pkcs11.wrapper.Mechanism;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.TokenException;

/// A key in a token. What the token answers is checked with the public key that it had at the
/// start, so that another key of the same name signs nothing.
final class Pkcs11Key implements AttestorKey {
    private final Pkcs11Token token;
    private final KeyName name;
    private final KeyScheme scheme;
    private final ByteString publicKey;
    private final ByteString publicId;
    private final Pkcs11 owner;

    private Pkcs11Key(Pkcs11 owner, Pkcs11Token token, KeyName name, TokenKey found) {
        this.owner = owner;
        this.token = token;
        this.name = name;
        this.scheme = found.scheme();
        this.publicKey = found.publicKey();
        this.publicId = found.publicId();
    }

    /// @param owner closed with the key
    static Pkcs11Key of(Pkcs11 owner, Pkcs11Token token, KeyScheme scheme, KeyName name)
            throws Unusable {
        return new Pkcs11Key(
                owner, token, name, token.use(now -> TokenKey.find(now.session(), scheme, name)));
    }

    @Override
    public KeyScheme scheme() {
        return scheme;
    }

    @Override
    public ByteString publicId() {
        return publicId;
    }

    /// Tokens choose nonces for ECDSA by chance.
    @Override
    public boolean repeats() {
        return scheme == KeyScheme.ED25519;
    }

    @Override
    public ByteString sign(ByteString message) {
        ByteString raw;
        try {
            raw = token.use(now -> ByteString.wrap(signed(now, message)));
        } catch (Unusable e) {
            throw new SignerUnavailableException(String.valueOf(e.getMessage()), e);
        }
        @Nullable ByteString signature =
                switch (scheme) {
                    case SECP256K1 -> Secp256k1.recoverable(publicKey, new Hash32(message), raw);
                    case ED25519 -> Ed25519.verify(publicKey, message, raw) ? raw : null;
                };
        if (signature == null) {
            throw new SignerUnavailableException(
                    token.place().words()
                            + " must sign as "
                            + scheme.word()
                            + " "
                            + publicId
                            + " with "
                            + name.words()
                            + ", answered with "
                            + raw.length()
                            + " bytes that are no signature of it");
        }
        return signature;
    }

    private byte[] signed(Connection now, ByteString message) throws TokenException, Unusable {
        return now.session()
                .signSingle(
                        new Mechanism(
                                scheme == KeyScheme.SECP256K1
                                        ? PKCS11Constants.CKM_ECDSA
                                        : PKCS11Constants.CKM_EDDSA),
                        now.handle(scheme, name),
                        message.toByteArray());
    }

    @Override
    public void close() {
        owner.close();
    }

    @Override
    public String toString() {
        return scheme.word() + " " + publicId + " in " + token.place().words();
    }
}
