package io.xcmgateway.proof.log;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.crypto.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// One signature line of a signed note: `— name base64(key id ‖ signature)`.
///
/// @param keyId the first four bytes of SHA-256 of name, newline, type and key
record NoteLine(String name, ByteString keyId, ByteString signature) {
    static final int KEY_ID_BYTES = 4;
    private static final String DASH = "\u2014 ";

    /// The id of a key of this type under this name.
    ///
    /// @param typeAndKey the type's identifier and the public key
    static ByteString keyId(String name, ByteString typeAndKey) {
        return Hashing.sha2_256(
                        ByteString.concat(
                                ByteString.wrap(name.getBytes(StandardCharsets.UTF_8)),
                                ByteString.of('\n'),
                                typeAndKey))
                .bytes()
                .slice(0, KEY_ID_BYTES);
    }

    /// Whether a name can stand in a line: not empty, no spaces, no `+`, nothing that steers.
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c ->
                                c == '+'
                                        || Character.isSpaceChar(c)
                                        || Character.isWhitespace(c)
                                        || Character.isISOControl(c)
                                        || Character.getType(c) == Character.FORMAT
                                        || Character.getType(c) == Character.SURROGATE);
    }

    /// `null` if it is not the one form of a line.
    static @Nullable NoteLine parse(String line) {
        if (!line.startsWith(DASH)) {
            return null;
        }
        int space = line.indexOf(' ', DASH.length());
        if (space < 0) {
            return null;
        }
        String name = line.substring(DASH.length(), space);
        ByteString bytes = base64(line.substring(space + 1));
        return bytes == null || bytes.length() <= KEY_ID_BYTES || !isName(name)
                ? null
                : new NoteLine(
                        name,
                        bytes.slice(0, KEY_ID_BYTES),
                        bytes.slice(KEY_ID_BYTES, bytes.length()));
    }

    String text() {
        return DASH + name + " " + base64(keyId.concat(signature)) + "\n";
    }

    static String base64(ByteString bytes) {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /// `null` unless it is exactly what encoding gives.
    static @Nullable ByteString base64(String text) {
        try {
            ByteString bytes = ByteString.wrap(Base64.getDecoder().decode(text));
            return base64(bytes).equals(text) ? bytes : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
