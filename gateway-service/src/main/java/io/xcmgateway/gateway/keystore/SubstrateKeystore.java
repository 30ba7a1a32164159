package io.xcmgateway.gateway.keystore;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// An ed25519 seed in the JSON of polkadot.js, version 3: scrypt, then XSalsa20-Poly1305.
///
/// @param claimed the public key behind the address that the file names
/// @param nonce of the box
/// @param box tag and ciphertext
record SubstrateKeystore(ByteString claimed, Kdf.Scrypt kdf, ByteString nonce, ByteString box)
        implements Keystore {
    private static final int SALT_BYTES = 32;
    private static final int HEAD_BYTES = SALT_BYTES + 3 * Integer.BYTES + SecretBox.NONCE_BYTES;
    private static final int KEY_BYTES = 32;

    /// PKCS#8 of a seed (RFC 8410), as polkadot.js writes it, and what stands before the public key
    /// (`PAIR_HDR` and `PAIR_DIV` in its `pair/defaults`).
    private static final ByteString HEADER = ByteString.hex("3053020101300506032b657004220420");

    private static final ByteString DIVIDER = ByteString.hex("a123032100");

    /// A pair of seed and public key, or the seed alone, then the public key.
    private static final List<Integer> PLAIN_BYTES =
            List.of(plainBytes(2 * KEY_BYTES), plainBytes(KEY_BYTES));

    /// What polkadot.js takes.
    private static final int N = 1 << 17;

    private static final int R = 8;
    private static final int P = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public KeyScheme scheme() {
        return KeyScheme.ED25519;
    }

    static SubstrateKeystore read(Fields in) throws Unreadable {
        in.passOver("meta");
        Fields encoding = in.fields("encoding");
        encoding.oneOf("version", "3");
        words(encoding, "content", "pkcs8", "ed25519");
        words(encoding, "type", "scrypt", "xsalsa20-poly1305");
        encoding.end();
        String address = in.text("address");
        Hash32 key = Ss58.publicKey(address);
        if (key == null) {
            throw new Unreadable(in.at("address"), "an SS58 address of 32 bytes", "another text");
        }
        ByteString encoded = base64(in.text("encoded"));
        if (encoded == null
                || !PLAIN_BYTES.contains(encoded.length() - HEAD_BYTES - SecretBox.TAG_BYTES)) {
            throw new Unreadable(
                    in.at("encoded"),
                    "base64 of the parameters and a box around one key",
                    "something else");
        }
        in.end();
        ByteBuffer numbers = ByteBuffer.wrap(encoded.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        int n = numbers.getInt(SALT_BYTES);
        int p = numbers.getInt(SALT_BYTES + Integer.BYTES);
        int r = numbers.getInt(SALT_BYTES + 2 * Integer.BYTES);
        ByteString salt = encoded.slice(0, SALT_BYTES);
        String broken = Kdf.Scrypt.broken(salt, n, r, p);
        if (broken != null) {
            throw new Unreadable(in.at("encoded"), "within bounds", broken);
        }
        return new SubstrateKeystore(
                key.bytes(),
                new Kdf.Scrypt(salt, n, r, p),
                encoded.slice(HEAD_BYTES - SecretBox.NONCE_BYTES, HEAD_BYTES),
                encoded.slice(HEAD_BYTES, encoded.length()));
    }

    private static void words(Fields in, String name, String... expected) throws Unreadable {
        List<String> words = in.words(name);
        if (!words.equals(List.of(expected))) {
            throw new Unreadable(in.at(name), List.of(expected).toString(), words.toString());
        }
    }

    /// `null` unless it is base64 in its one canonical form.
    private static @Nullable ByteString base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text)
                    ? ByteString.wrap(bytes)
                    : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    @Override
    public Opening open(Password password) {
        byte[] key = kdf.derive(password);
        byte[] plain = null;
        try {
            plain = SecretBox.open(key, nonce, box);
            if (plain == null) {
                return new Opening.Refused("the password does not open it");
            }
            return judge(plain);
        } finally {
            Arrays.fill(key, (byte) 0);
            if (plain != null) {
                Arrays.fill(plain, (byte) 0);
            }
        }
    }

    private Opening judge(byte[] plain) {
        int secretBytes = plain.length - plainBytes(0);
        int divider = HEADER.length() + secretBytes;
        ByteString key = ByteString.copyOf(plain, plain.length - KEY_BYTES, KEY_BYTES);
        Hash32 seed = new Hash32(ByteString.copyOf(plain, HEADER.length(), KEY_BYTES));
        if (!ByteString.copyOf(plain, 0, HEADER.length()).equals(HEADER)
                || !ByteString.copyOf(plain, divider, DIVIDER.length()).equals(DIVIDER)
                || !scheme().publicId(seed).equals(key)
                || (secretBytes == 2 * KEY_BYTES
                        && !ByteString.copyOf(plain, HEADER.length() + KEY_BYTES, KEY_BYTES)
                                .equals(key))) {
            return new Opening.Refused("its content is no pair of ed25519 keys");
        }
        return claimed.equals(key)
                ? new Opening.Opened(seed)
                : new Opening.Refused(
                        "/address must be that of its key, " + key + ", was that of " + claimed);
    }

    static SubstrateKeystore close(Hash32 seed, Password password, RandomGenerator random) {
        return close(seed, password, random, N);
    }

    /// @param n cost of scrypt
    static SubstrateKeystore close(Hash32 seed, Password password, RandomGenerator random, int n) {
        Kdf.Scrypt kdf = new Kdf.Scrypt(Keystore.random(SALT_BYTES, random), n, R, P);
        ByteString nonce = Keystore.random(SecretBox.NONCE_BYTES, random);
        ByteString key = KeyScheme.ED25519.publicId(seed);
        byte[] plain = ByteString.concat(HEADER, seed.bytes(), key, DIVIDER, key).toByteArray();
        byte[] derived = kdf.derive(password);
        try {
            return new SubstrateKeystore(key, kdf, nonce, SecretBox.seal(derived, nonce, plain));
        } finally {
            Arrays.fill(derived, (byte) 0);
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public String json() {
        ByteBuffer head =
                ByteBuffer.allocate(HEAD_BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(kdf.salt().toByteArray())
                        .putInt(kdf.n())
                        .putInt(kdf.p())
                        .putInt(kdf.r())
                        .put(nonce.toByteArray());
        Map<String, Object> encoding = new LinkedHashMap<>();
        encoding.put("content", List.of("pkcs8", "ed25519"));
        encoding.put("type", List.of("scrypt", "xsalsa20-poly1305"));
        encoding.put("version", "3");
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "encoded",
                Base64.getEncoder()
                        .encodeToString(ByteString.wrap(head.array()).concat(box).toByteArray()));
        document.put("encoding", encoding);
        document.put("address", Ss58.address(new Hash32(claimed)));
        document.put("meta", Map.of());
        return JSON.writeValueAsString(document) + "\n";
    }

    private static int plainBytes(int secretBytes) {
        return HEADER.length() + secretBytes + DIVIDER.length() + KEY_BYTES;
    }
}
