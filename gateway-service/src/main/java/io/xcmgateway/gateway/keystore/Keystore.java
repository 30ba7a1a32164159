package io.xcmgateway.gateway.keystore;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A secret key that a password closes, as the file has it.
public sealed interface Keystore permits Web3Keystore, SubstrateKeystore {
    int BYTES_MAX = 64 << 10;

    /// Which key it is.
    KeyScheme scheme();

    /// What the file says that its key is known by, as [KeyScheme#publicId] has it; `null` if it
    /// says nothing. Nobody vouches for it before the file is opened.
    @Nullable ByteString claimed();

    /// What came of a document.
    sealed interface Parsed {
        record Good(Keystore keystore) implements Parsed {}

        record Refused(String reason) implements Parsed {}
    }

    /// What came of a password.
    sealed interface Opening {
        record Opened(Hash32 secret) implements Opening {
            /// Tells nothing of the secret.
            @Override
            public String toString() {
                return "Opened";
            }
        }

        record Refused(String reason) implements Opening {}
    }

    /// Takes a second and up to 256 MiB.
    Opening open(Password password);

    /// The document, as other wallets read it.
    String json();

    /// Writes the document to a file that is not there, for its owner alone.
    ///
    /// @throws KeystoreException if it is there, or cannot be written
    default void createFile(Path file) {
        OwnerFile.create(file, json().getBytes(StandardCharsets.UTF_8));
    }

    /// Writes the document in the place of a file that is there.
    ///
    /// @throws KeystoreException if it cannot be written; then the old one is still there
    default void replaceFile(Path file) {
        OwnerFile.replace(file, json().getBytes(StandardCharsets.UTF_8));
    }

    static Parsed parse(ByteString json) {
        if (json.length() > BYTES_MAX) {
            return new Parsed.Refused(
                    "keystore must be at most " + BYTES_MAX + " bytes, was " + json.length());
        }
        try {
            Fields fields = Fields.document(json);
            return new Parsed.Good(
                    fields.has("encoded")
                            ? SubstrateKeystore.read(fields)
                            : Web3Keystore.read(fields));
        } catch (Unreadable unreadable) {
            return new Parsed.Refused(String.valueOf(unreadable.getMessage()));
        }
    }

    /// Closes a secret in the format of its scheme.
    ///
    /// @param secret that its scheme accepts
    /// @param random must be fit for keys
    static Keystore close(
            KeyScheme scheme, Hash32 secret, Password password, RandomGenerator random) {
        return switch (scheme) {
            case SECP256K1 -> Web3Keystore.close(secret, password, random);
            case ED25519 -> SubstrateKeystore.close(secret, password, random);
        };
    }

    /// The keystore in a file.
    ///
    /// @throws KeystoreException if it cannot be read or is none
    static Keystore read(Path file) {
        ByteString json;
        try (InputStream in = Files.newInputStream(file)) {
            json = ByteString.wrap(in.readNBytes(BYTES_MAX + 1));
        } catch (IOException e) {
            throw new KeystoreException("keystore " + file + " cannot be read", e);
        }
        return switch (parse(json)) {
            case Parsed.Good(Keystore keystore) -> keystore;
            case Parsed.Refused(String reason) -> throw new KeystoreException(file + ": " + reason);
        };
    }

    /// The secret of the keystore in a file.
    ///
    /// @throws KeystoreException if a file cannot be read, the key is of another scheme, or the
    ///   password does not open it
    static Hash32 open(KeyScheme scheme, Path file, Path passwordFile) {
        Keystore keystore = read(file);
        if (keystore.scheme() != scheme) {
            throw new KeystoreException(
                    file
                            + " must hold a key of "
                            + scheme.word()
                            + ", holds one of "
                            + keystore.scheme().word());
        }
        try (Password password = Password.read(passwordFile)) {
            return switch (keystore.open(password)) {
                case Opening.Opened(Hash32 secret) -> secret;
                case Opening.Refused(String reason) ->
                        throw new KeystoreException(file + ": " + reason);
            };
        }
    }

    /// Bytes by chance.
    static ByteString random(int length, RandomGenerator random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return ByteString.wrap(bytes);
    }
}
