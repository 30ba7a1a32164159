package io.xcmgateway.gateway.keystore;

import io.xcmgateway.api.bytes.ByteString;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.jspecify.annotations.Nullable;

/// `secretbox` of NaCl: XSalsa20, whose first 32 bytes are the key of a Poly1305 tag over the
/// ciphertext; the tag stands first.
final class SecretBox {
    static final int NONCE_BYTES = 24;
    static final int TAG_BYTES = 16;
    private static final int TAG_KEY_BYTES = 32;

    private SecretBox() {}

    static ByteString seal(byte[] key, ByteString nonce, byte[] plain) {
        XSalsa20Engine stream = stream(key, nonce);
        Poly1305 poly = tagger(stream);
        byte[] out = new byte[TAG_BYTES + plain.length];
        stream.processBytes(plain, 0, plain.length, out, TAG_BYTES);
        poly.update(out, TAG_BYTES, plain.length);
        poly.doFinal(out, 0);
        return ByteString.wrap(out);
    }

    /// The plain bytes, to be wiped after use; `null` if key, nonce and box do not belong together.
    static byte @Nullable [] open(byte[] key, ByteString nonce, ByteString box) {
        byte[] sealed = box.toByteArray();
        XSalsa20Engine stream = stream(key, nonce);
        Poly1305 poly = tagger(stream);
        poly.update(sealed, TAG_BYTES, sealed.length - TAG_BYTES);
        byte[] tag = new byte[TAG_BYTES];
        poly.doFinal(tag, 0);
        if (!MessageDigest.isEqual(tag, Arrays.copyOf(sealed, TAG_BYTES))) {
            return null;
        }
        byte[] plain = new byte[sealed.length - TAG_BYTES];
        stream.processBytes(sealed, TAG_BYTES, plain.length, plain, 0);
        return plain;
    }

    private static XSalsa20Engine stream(byte[] key, ByteString nonce) {
        XSalsa20Engine stream = new XSalsa20Engine();
        stream.init(true, new ParametersWithIV(new KeyParameter(key), nonce.toByteArray()));
        return stream;
    }

    private static Poly1305 tagger(XSalsa20Engine stream) {
        byte[] key = new byte[TAG_KEY_BYTES];
        stream.processBytes(key, 0, key.length, key, 0);
        Poly1305 poly = new Poly1305();
        poly.init(new KeyParameter(key));
        Arrays.fill(key, (byte) 0);
        return poly;
    }
}
