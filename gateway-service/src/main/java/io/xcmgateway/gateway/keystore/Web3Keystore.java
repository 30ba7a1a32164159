package io.xcmgateway.gateway.keystore;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CTRModeCipher;
import org.bouncycastle.crypto.modes.SICBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A secp256k1 secret in Web3 secret storage version 3, as geth, ethers, web3j and clef write it.
///
/// @param id a UUID, which means nothing
/// @param claimed the address that the file names
/// @param mac Keccak-256 of the second half of the derived key and the ciphertext
record Web3Keystore(
        String id,
        @Nullable ByteString claimed,
        Kdf kdf,
        ByteString iv,
        ByteString ciphertext,
        Hash32 mac)
        implements Keystore {
    private static final int VERSION = 3;
    private static final int ADDRESS_BYTES = 20;
    private static final int AES_BYTES = 16;
    private static final int SALT_BYTES = 32;

    /// What ethers and clef take.
    private static final int N = 1 << 17;

    private static final int R = 8;
    private static final int P = 1;
    private static final String UUID =
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public KeyScheme scheme() {
        return KeyScheme.SECP256K1;
    }

    static Web3Keystore read(Fields in) throws Unreadable {
        in.passOver("name", "meta", "x-ethers");
        in.whole("version", VERSION, VERSION);
        String id = in.text("id");
        if (!id.matches(UUID)) {
            throw new Unreadable(in.at("id"), "a UUID", "another text");
        }
        ByteString address = in.has("address") ? in.bytes("address", ADDRESS_BYTES) : null;
        Fields crypto = in.fields(in.has("crypto") ? "crypto" : "Crypto");
        in.end();
        crypto.oneOf("cipher", "aes-128-ctr");
        Fields cipher = crypto.fields("cipherparams");
        ByteString iv = cipher.bytes("iv", AES_BYTES);
        cipher.end();
        ByteString ciphertext = crypto.bytes("ciphertext", Hash32.LENGTH_BYTES);
        Hash32 mac = new Hash32(crypto.bytes("mac", Hash32.LENGTH_BYTES));
        boolean scrypt = crypto.oneOf("kdf", "scrypt", "pbkdf2").equals("scrypt");
        Fields parameters = crypto.fields("kdfparams");
        Kdf kdf = scrypt ? scrypt(parameters) : pbkdf2(parameters);
        parameters.end();
        crypto.end();
        return new Web3Keystore(id, address, kdf, iv, ciphertext, mac);
    }

    private static Kdf scrypt(Fields in) throws Unreadable {
        ByteString salt = salt(in);
        int n = in.whole("n", 2, Integer.MAX_VALUE);
        int r = in.whole("r", 1, Integer.MAX_VALUE);
        int p = in.whole("p", 1, Integer.MAX_VALUE);
        String broken = Kdf.Scrypt.broken(salt, n, r, p);
        if (broken != null) {
            throw new Unreadable(in.at("n"), "within bounds", broken);
        }
        return new Kdf.Scrypt(salt, n, r, p);
    }

    private static Kdf pbkdf2(Fields in) throws Unreadable {
        in.oneOf("prf", "hmac-sha256");
        return new Kdf.Pbkdf2(salt(in), in.whole("c", 1, Kdf.Pbkdf2.COUNT_MAX));
    }

    private static ByteString salt(Fields in) throws Unreadable {
        in.whole("dklen", Kdf.KEY_BYTES, Kdf.KEY_BYTES);
        return in.bytes("salt", 1, Kdf.SALT_BYTES_MAX);
    }

    @Override
    public Opening open(Password password) {
        byte[] key = kdf.derive(password);
        try {
            if (!MessageDigest.isEqual(
                    mac(key, ciphertext).bytes().toByteArray(), mac.bytes().toByteArray())) {
                return new Opening.Refused("the password does not open it");
            }
            Hash32 secret = Hash32.wrap(cipher(key, iv, ciphertext.toByteArray()));
            if (!scheme().accepts(secret)) {
                return new Opening.Refused("its content is no secret of secp256k1");
            }
            ByteString address = scheme().publicId(secret);
            return claimed == null || claimed.equals(address)
                    ? new Opening.Opened(secret)
                    : new Opening.Refused(
                            "/address must be that of its key, " + address + ", was " + claimed);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    static Web3Keystore close(Hash32 secret, Password password, RandomGenerator random) {
        return close(secret, password, random, N);
    }

    /// @param n cost of scrypt
    static Web3Keystore close(Hash32 secret, Password password, RandomGenerator random, int n) {
        Kdf kdf = new Kdf.Scrypt(Keystore.random(SALT_BYTES, random), n, R, P);
        ByteString iv = Keystore.random(AES_BYTES, random);
        byte[] key = kdf.derive(password);
        try {
            ByteString ciphertext = ByteString.wrap(cipher(key, iv, secret.bytes().toByteArray()));
            return new Web3Keystore(
                    uuid(Keystore.random(AES_BYTES, random)),
                    KeyScheme.SECP256K1.publicId(secret),
                    kdf,
                    iv,
                    ciphertext,
                    mac(key, ciphertext));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public String json() {
        Map<String, Object> crypto = new LinkedHashMap<>();
        crypto.put("cipher", "aes-128-ctr");
        crypto.put("cipherparams", Map.of("iv", iv.toHex()));
        crypto.put("ciphertext", ciphertext.toHex());
        crypto.put("kdf", kdf instanceof Kdf.Scrypt ? "scrypt" : "pbkdf2");
        crypto.put("kdfparams", parameters());
        crypto.put("mac", mac.toHex());
        Map<String, Object> document = new LinkedHashMap<>();
        if (claimed != null) {
            document.put("address", claimed.toHex());
        }
        document.put("crypto", crypto);
        document.put("id", id);
        document.put("version", VERSION);
        return JSON.writeValueAsString(document) + "\n";
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("dklen", Kdf.KEY_BYTES);
        switch (kdf) {
            case Kdf.Scrypt(ByteString salt, int n, int r, int p) -> {
                parameters.put("n", n);
                parameters.put("r", r);
                parameters.put("p", p);
                parameters.put("salt", salt.toHex());
            }
            case Kdf.Pbkdf2(ByteString salt, int count) -> {
                parameters.put("c", count);
                parameters.put("prf", "hmac-sha256");
                parameters.put("salt", salt.toHex());
            }
        }
        return parameters;
    }

    private static Hash32 mac(byte[] key, ByteString ciphertext) {
        return Hashing.keccak256(ByteString.copyOf(key, AES_BYTES, AES_BYTES).concat(ciphertext));
    }

    private static byte[] cipher(byte[] key, ByteString iv, byte[] text) {
        CTRModeCipher cipher = SICBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(
                true, new ParametersWithIV(new KeyParameter(key, 0, AES_BYTES), iv.toByteArray()));
        byte[] out = new byte[text.length];
        cipher.processBytes(text, 0, text.length, out, 0);
        return out;
    }

    /// Version 4, variant 1 (RFC 9562).
    private static String uuid(ByteString random) {
        byte[] bytes = random.toByteArray();
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        return ByteString.wrap(bytes)
                .toHex()
                .replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
