package io.xcmgateway.gateway.keystore;

import io.xcmgateway.api.bytes.Hash32;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A secret of 32 bytes in hex, in a file for its owner alone, with nothing to close it: what
/// `xcm-verify` takes. Its digits never become text.
public final class SecretFile {
    private static final int FILE_BYTES_MAX = 256;
    private static final int DIGITS = 2 * Hash32.LENGTH_BYTES;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private SecretFile() {}

    /// @throws KeystoreException if it cannot be read, is none, or others may read it
    public static Hash32 read(Path file) {
        byte[] buffer = new byte[FILE_BYTES_MAX + 1];
        try (InputStream in = Files.newInputStream(file)) {
            if (!OwnerFile.isOwners(file)) {
                throw new KeystoreException(
                        "key file " + file + " must be readable by its owner only");
            }
            return secret(buffer, in.readNBytes(buffer, 0, buffer.length), file);
        } catch (IOException e) {
            throw new KeystoreException("key file " + file + " cannot be read", e);
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }

    private static Hash32 secret(byte[] buffer, int length, Path file) {
        int from = 0;
        int to = length;
        while (to > from && isSpace(buffer[to - 1])) {
            to--;
        }
        while (from < to && isSpace(buffer[from])) {
            from++;
        }
        if (to - from == DIGITS + 2 && buffer[from] == '0' && buffer[from + 1] == 'x') {
            from += 2;
        }
        byte[] secret = new byte[Hash32.LENGTH_BYTES];
        boolean hex = length <= FILE_BYTES_MAX && to - from == DIGITS;
        for (int i = 0; hex && i < secret.length; i++) {
            int high = Character.digit(buffer[from + 2 * i], 16);
            int low = Character.digit(buffer[from + 2 * i + 1], 16);
            hex = high >= 0 && low >= 0;
            secret[i] = (byte) (high << 4 | low);
        }
        if (!hex) {
            throw new KeystoreException("key file " + file + " must hold 32 bytes in hex");
        }
        return Hash32.wrap(secret);
    }

    private static boolean isSpace(byte each) {
        return each == ' ' || each == '\n' || each == '\r' || each == '\t';
    }

    /// Makes a file that is not there.
    ///
    /// @throws KeystoreException if it is there, or cannot be written
    public static void create(Path file, Hash32 secret) {
        byte[] text = new byte[DIGITS + 1];
        for (int i = 0; i < Hash32.LENGTH_BYTES; i++) {
            int value = secret.bytes().u8(i);
            text[2 * i] = HEX[value >> 4];
            text[2 * i + 1] = HEX[value & 0x0f];
        }
        text[DIGITS] = '\n';
        try {
            OwnerFile.create(file, text);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }
}
