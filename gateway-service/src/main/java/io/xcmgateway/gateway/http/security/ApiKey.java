package io.xcmgateway.gateway.http.security;

import io.xcmgateway.api.bytes.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A key that a client sends as `X-API-Key`: `xgk_`, 16 hex digits that name it, `_`, and 64 hex
/// digits that are secret. 256 random bits cannot be guessed, so one SHA-256 is all that storing it
/// takes.
///
/// @param id the 16 hex digits: no secret
/// @param text the whole key: secret
public record ApiKey(String id, String text) {
    public static final String HEADER = "X-API-Key";

    static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;
    private static final String PREFIX = "xgk_";
    private static final Pattern FORM = Pattern.compile("xgk_[0-9a-f]{16}_[0-9a-f]{64}");

    /// `null` if the text has not the form of a key.
    static @Nullable ApiKey parse(String text) {
        return FORM.matcher(text).matches()
                ? new ApiKey(text.substring(PREFIX.length(), PREFIX.length() + 2 * ID_BYTES), text)
                : null;
    }

    /// @param random of cryptographic quality
    public static ApiKey make(RandomGenerator random) {
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        String hex = HexFormat.of().formatHex(id);
        return new ApiKey(hex, PREFIX + hex + "_" + HexFormat.of().formatHex(secret));
    }

    /// What is stored of it.
    public ByteString sha256() {
        try {
            return ByteString.wrap(
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM must have SHA-256", e);
        }
    }

    /// In a time that does not depend on where they differ.
    boolean hashesTo(ByteString stored) {
        return MessageDigest.isEqual(sha256().toByteArray(), stored.toByteArray());
    }

    /// Without the secret.
    @Override
    public String toString() {
        return PREFIX + id + "_…";
    }
}
