package io.xcmgateway.gateway.keys;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.gateway.pkcs11.Pkcs11;
import io.xcmgateway.gateway.pkcs11.TokenKey;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// A new key.
@CommandLine.Command(
        name = "generate",
        description =
                "Makes a key by chance, in a keystore or in a token; prints its scheme and address"
                        + " or public key.")
final class GenerateCommand extends KeyCommand {
    private static final int ID_BYTES = 8;

    private final RandomGenerator random;

    @CommandLine.Option(
            names = "--scheme",
            required = true,
            paramLabel = "SCHEME",
            description = "secp256k1 or ed25519")
    private @Nullable KeyScheme scheme;

    @CommandLine.ArgGroup(exclusive = true, multiplicity = "1")
    private @Nullable Where where;

    private static final class Where {
        @CommandLine.ArgGroup(exclusive = false)
        private @Nullable File file;

        @CommandLine.ArgGroup(exclusive = false)
        private @Nullable InToken token;
    }

    private static final class File {
        @CommandLine.Option(
                names = "--password-file",
                required = true,
                paramLabel = "FILE",
                description = "the password that will open it: one line")
        private @Nullable Path passwordFile;

        @CommandLine.Option(
                names = "--out",
                required = true,
                paramLabel = "FILE",
                description = "the keystore, which must not be there yet")
        private @Nullable Path out;
    }

    private static final class InToken {
        @CommandLine.ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable TokenOptions token;

        @CommandLine.Option(
                names = "--label",
                required = true,
                paramLabel = "LABEL",
                description = "of the key, which must not be there yet; it never leaves the token")
        private @Nullable String label;
    }

    GenerateCommand(RandomGenerator random) {
        this.random = random;
    }

    @Override
    void run() {
        KeyScheme chosen = required(scheme);
        Where place = required(where);
        if (place.token == null) {
            File file = required(place.file);
            keep(chosen, secret(chosen), required(file.passwordFile), required(file.out), random);
        } else {
            generate(chosen, place.token);
        }
    }

    private void generate(KeyScheme chosen, InToken in) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        try (Pkcs11 tokens = new Pkcs11()) {
            TokenKey key =
                    tokens.generate(
                            required(in.token).place(),
                            chosen,
                            required(in.label),
                            ByteString.wrap(id));
            print(chosen.word() + " " + key.publicId());
        }
    }

    private Hash32 secret(KeyScheme chosen) {
        Hash32 secret = secret();
        while (!chosen.accepts(secret)) {
            secret = secret();
        }
        return secret;
    }

    private Hash32 secret() {
        byte[] bytes = new byte[Hash32.LENGTH_BYTES];
        random.nextBytes(bytes);
        return Hash32.wrap(bytes);
    }
}
