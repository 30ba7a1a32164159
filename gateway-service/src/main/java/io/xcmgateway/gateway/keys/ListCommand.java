package io.xcmgateway.gateway.keys;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.gateway.keystore.Keystore;
import io.xcmgateway.gateway.keystore.KeystoreException;
import io.xcmgateway.gateway.pkcs11.Pkcs11;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// What keys there are.
@CommandLine.Command(
        name = "list",
        description = {
            "Prints scheme, address or public key, and file of each keystore: as the file says, or"
                    + " with a password as the key itself has it.",
            "With a password every one of them must open with it.",
            "Of a token prints scheme, address or public key, and label of each of its keys."
        })
final class ListCommand extends KeyCommand {
    private static final int FILES_MAX = 10_000;

    @CommandLine.ArgGroup(exclusive = true, multiplicity = "1")
    private @Nullable Where where;

    private static final class Where {
        @CommandLine.ArgGroup(exclusive = false)
        private @Nullable Places files;

        @CommandLine.ArgGroup(exclusive = false)
        private @Nullable TokenOptions token;
    }

    private static final class Places {
        @CommandLine.Parameters(
                arity = "1..*",
                paramLabel = "FILE|DIR",
                description = "keystores, or directories of them: their files that end in .json")
        private @Nullable List<Path> places;

        @CommandLine.Option(
                names = "--password-file",
                paramLabel = "FILE",
                description = "the password that opens all of them: one line")
        private @Nullable Path passwordFile;
    }

    @Override
    void run() {
        Where chosen = required(where);
        if (chosen.token == null) {
            list(required(chosen.files));
            return;
        }
        try (Pkcs11 tokens = new Pkcs11()) {
            tokens.keys(chosen.token.place())
                    .forEach(key ->
                            print(key.scheme().word() + " " + key.publicId() + " " + key.label()));
        }
    }

    private void list(Places chosen) {
        Path passwordFile = chosen.passwordFile;
        for (Path file : files(required(chosen.places))) {
            Keystore keystore = Keystore.read(file);
            KeyScheme scheme = keystore.scheme();
            @Nullable ByteString known =
                    passwordFile == null
                            ? keystore.claimed()
                            : scheme.publicId(Keystore.open(scheme, file, passwordFile));
            print(scheme.word() + " " + (known == null ? "-" : known) + " " + file);
        }
    }

    private static List<Path> files(List<Path> places) {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (!Files.isDirectory(place)) {
                files.add(place);
                continue;
            }
            try (Stream<Path> inside = Files.list(place)) {
                inside.filter(each -> each.getFileName().toString().endsWith(".json"))
                        .limit(FILES_MAX)
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                throw new KeystoreException("directory " + place + " cannot be read: " + e);
            }
        }
        return files;
    }
}
