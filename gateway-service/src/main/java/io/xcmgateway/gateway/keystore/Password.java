package io.xcmgateway.gateway.keystore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/// A password in memory until it is closed, never as text.
public final class Password implements AutoCloseable {
    public static final int BYTES_MAX = 1024;

    /// Line ends of either kind.
    private static final int LINE_END_BYTES_MAX = 2;

    private static final Set<PosixFilePermission> FOR_ALL =
            Set.of(
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE,
                    PosixFilePermission.OTHERS_EXECUTE);

    private final byte[] utf8;

    private Password(byte[] utf8) {
        this.utf8 = utf8;
    }

    /// Takes ownership of `utf8`, which is wiped when this is closed.
    ///
    /// @throws IllegalArgumentException if it is empty or too long
    static Password of(byte[] utf8) {
        if (utf8.length == 0 || utf8.length > BYTES_MAX) {
            throw new IllegalArgumentException(
                    "password must have 1.." + BYTES_MAX + " bytes, was " + utf8.length);
        }
        return new Password(utf8);
    }

    /// The first line of a file, without its end; there must be no second one. The group of the
    /// file may read it, as it must where an orchestrator mounts secrets; everybody must not.
    ///
    /// @throws KeystoreException if the file is not such
    public static Password read(Path file) {
        byte[] buffer = new byte[BYTES_MAX + LINE_END_BYTES_MAX + 1];
        try (InputStream in = Files.newInputStream(file)) {
            if (isForAll(file)) {
                throw new KeystoreException(
                        "password file " + file + " must not be accessible to everybody");
            }
            int length = in.readNBytes(buffer, 0, buffer.length);
            return new Password(line(buffer, length, file));
        } catch (IOException e) {
            throw new KeystoreException("password file " + file + " cannot be read", e);
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }

    private static byte[] line(byte[] buffer, int length, Path file) {
        int end = length;
        if (end > 0 && buffer[end - 1] == '\n') {
            end--;
            if (end > 0 && buffer[end - 1] == '\r') {
                end--;
            }
        }
        boolean one = true;
        for (int i = 0; i < end; i++) {
            one &= buffer[i] != '\n' && buffer[i] != '\r';
        }
        if (end == 0 || end > BYTES_MAX || !one || !isUtf8(buffer, end)) {
            throw new KeystoreException(
                    "password file "
                            + file
                            + " must hold one line of 1.."
                            + BYTES_MAX
                            + " bytes of UTF-8");
        }
        return Arrays.copyOf(buffer, end);
    }

    private static boolean isUtf8(byte[] bytes, int length) {
        try {
            var chars =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            Arrays.fill(chars.array(), '\0');
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static boolean isForAll(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(FOR_ALL::contains);
    }

    /// A copy as characters, which who asks for it wipes.
    public char[] chars() {
        CharBuffer chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        char[] copy = Arrays.copyOfRange(chars.array(), chars.position(), chars.limit());
        Arrays.fill(chars.array(), '\0');
        return copy;
    }

    /// The bytes themselves, not a copy.
    byte[] utf8() {
        return utf8;
    }

    @Override
    public void close() {
        Arrays.fill(utf8, (byte) 0);
    }

    /// Tells nothing.
    @Override
    public String toString() {
        return "Password";
    }
}
