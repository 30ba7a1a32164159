package io.xcmgateway.gateway.keys;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.gateway.keystore.Keystore;
import io.xcmgateway.gateway.keystore.KeystoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// What keystores there are.
@CommandLine.Command(
        name = "list",
        description = {
            "Prints scheme, address or public key, and file of each keystore: as the file says, or"
                    + " with a password as the key itself has it.",
            "With a password every one of them must open with it."
        })
final class ListCommand extends KeyCommand {
    private static final int FILES_MAX = 10_000;

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

    @Override
    void run() {
        for (Path file : files()) {
            Keystore keystore = Keystore.read(file);
            KeyScheme scheme = keystore.scheme();
            @Nullable ByteString known =
                    passwordFile == null
                            ? keystore.claimed()
                            : scheme.publicId(Keystore.open(scheme, file, passwordFile));
            print(scheme.word() + " " + (known == null ? "-" : known) + " " + file);
        }
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Path place : required(places)) {
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
