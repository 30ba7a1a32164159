package io.xcmgateway.gateway.pkcs11;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.gateway.keystore.KeyScheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.KeyPairTemplate;
import org.xipki.pkcs11.wrapper.Mechanism;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.TokenException;

/// A key pair that is in a token, as one session sees it.
///
/// @param handle of the private half, in that session
/// @param publicKey of secp256k1 compressed, 33 bytes; of ed25519 32 bytes
/// @param label of the public half; empty if it has none
public record TokenKey(KeyScheme scheme, long handle, ByteString publicKey, String label) {
    private static final int DER_OCTETS = 0x04;
    private static final int LISTED_MAX = 1_000;

    /// SEC 2, appendix A.2.1: 1.3.132.0.10.
    private static final ByteString SECP256K1 = ByteString.hex("06052b8104000a");

    /// RFC 8410: 1.3.101.112.
    private static final ByteString ED25519 = ByteString.hex("06032b6570");

    /// PKCS#11 version 3.0, section 2.3.5: the curve's name, a `PrintableString`.
    private static final ByteString EDWARDS25519 = ByteString.hex("130c656477617264733235353139");

    /// As [KeyScheme#publicId].
    public ByteString publicId() {
        return switch (scheme) {
            case SECP256K1 -> Secp256k1.address20(publicKey);
            case ED25519 -> publicKey;
        };
    }

    /// The one of this name.
    ///
    /// @throws Unusable if there is none, more than one, or one of another curve
    static TokenKey find(Session session, KeyScheme scheme, KeyName name)
            throws TokenException, Unusable {
        long secret =
                only(
                        session,
                        template(PKCS11Constants.CKO_PRIVATE_KEY, scheme, name),
                        scheme,
                        name);
        long open =
                only(session, template(PKCS11Constants.CKO_PUBLIC_KEY, scheme, name), scheme, name);
        TokenKey key = read(session, scheme, secret, open);
        if (key == null) {
            throw new Unusable(name.words() + " must be of " + scheme.word() + ", is of another");
        }
        return key;
    }

    /// All of both schemes, by their public halves; with the handles of those.
    static List<TokenKey> all(Session session) throws TokenException {
        List<TokenKey> keys = new ArrayList<>();
        for (KeyScheme scheme : KeyScheme.values()) {
            AttributeVector template =
                    new AttributeVector()
                            .class_(PKCS11Constants.CKO_PUBLIC_KEY)
                            .keyType(type(scheme));
            for (long handle : session.findObjectsSingle(template, LISTED_MAX)) {
                TokenKey key = read(session, scheme, handle, handle);
                if (key != null) {
                    keys.add(key);
                }
            }
        }
        return Collections.unmodifiableList(keys);
    }

    /// Makes one by the token's own chance, which never leaves it.
    ///
    /// @param id under which both halves are found, beside the label
    /// @throws Unusable if there is one of this label
    static TokenKey generate(Session session, KeyScheme scheme, String label, ByteString id)
            throws TokenException, Unusable {
        KeyName name = new KeyName(label, null);
        AttributeVector same =
                new AttributeVector().class_(PKCS11Constants.CKO_PRIVATE_KEY).label(label);
        if (session.findObjectsSingle(same, 1).length > 0) {
            throw new Unusable(name.words() + " must not be there yet");
        }
        KeyPairTemplate template =
                new KeyPairTemplate(type(scheme))
                        .labels(label)
                        .id(id.toByteArray())
                        .token(true)
                        .signVerify(true);
        template.publicKey()
                .ecParams((scheme == KeyScheme.SECP256K1 ? SECP256K1 : EDWARDS25519).toByteArray());
        template.privateKey().private_(true).sensitive(true).extractable(false);
        session.generateKeyPair(
                new Mechanism(
                        scheme == KeyScheme.SECP256K1
                                ? PKCS11Constants.CKM_EC_KEY_PAIR_GEN
                                : PKCS11Constants.CKM_EC_EDWARDS_KEY_PAIR_GEN),
                template);
        return find(session, scheme, name);
    }

    private static long type(KeyScheme scheme) {
        return switch (scheme) {
            case SECP256K1 -> PKCS11Constants.CKK_EC;
            case ED25519 -> PKCS11Constants.CKK_EC_EDWARDS;
        };
    }

    private static AttributeVector template(long kind, KeyScheme scheme, KeyName name) {
        AttributeVector template = new AttributeVector().class_(kind).keyType(type(scheme));
        ByteString id = name.id();
        return id == null ? template.label(name.label()) : template.id(id.toByteArray());
    }

    private static long only(
            Session session, AttributeVector template, KeyScheme scheme, KeyName name)
            throws TokenException, Unusable {
        long[] handles = session.findObjectsSingle(template, 2);
        if (handles.length != 1) {
            throw new Unusable(
                    "one "
                            + (template.class_() == PKCS11Constants.CKO_PRIVATE_KEY
                                    ? "private "
                                    : "public ")
                            + name.words()
                            + " of "
                            + scheme.word()
                            + " must be in the token, "
                            + (handles.length == 0 ? "is none" : "are several"));
        }
        return handles[0];
    }

    /// @return `null` if it is of another curve
    private static @Nullable TokenKey read(
            Session session, KeyScheme scheme, long handle, long open) throws TokenException {
        AttributeVector read =
                session.getAttrValues(
                        open,
                        PKCS11Constants.CKA_EC_PARAMS,
                        PKCS11Constants.CKA_EC_POINT,
                        PKCS11Constants.CKA_LABEL);
        byte @Nullable [] curve = read.ecParams();
        byte @Nullable [] point = read.ecPoint();
        if (curve == null || point == null || !isOf(scheme, ByteString.wrap(curve))) {
            return null;
        }
        ByteString publicKey = publicKey(scheme, ByteString.wrap(point));
        String label = read.label();
        return publicKey == null
                ? null
                : new TokenKey(scheme, handle, publicKey, label == null ? "" : label);
    }

    private static boolean isOf(KeyScheme scheme, ByteString curve) {
        return switch (scheme) {
            case SECP256K1 -> curve.equals(SECP256K1);
            case ED25519 -> curve.equals(ED25519) || curve.equals(EDWARDS25519);
        };
    }

    /// @param point with or without the DER of an octet string around it: libraries differ. Only
    ///   its length tells, since a bare point may begin as the DER does
    static @Nullable ByteString publicKey(KeyScheme scheme, ByteString point) {
        int length = point.length();
        boolean wrapped =
                length > 2
                        && !isBare(scheme, length)
                        && point.u8(0) == DER_OCTETS
                        && point.u8(1) == length - 2;
        ByteString bare = wrapped ? point.slice(2, length) : point;
        return switch (scheme) {
            case SECP256K1 -> Secp256k1.compressed(bare);
            case ED25519 -> bare.length() == 32 ? bare : null;
        };
    }

    /// SEC 1, section 2.3.3, compressed or not; RFC 8032.
    private static boolean isBare(KeyScheme scheme, int length) {
        return switch (scheme) {
            case SECP256K1 -> length == 33 || length == 65;
            case ED25519 -> length == 32;
        };
    }
}
