package io.xcmgateway.api.fuzz;

import io.xcmgateway.api.bytes.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Writes the seeds of all targets as files, which is how Jazzer takes them, and for the JSON
/// targets a dictionary of their words. The dictionaries of the others hold a comment only, since
/// an empty one is refused.
final class SeedFiles {
    private static final Pattern WORD = Pattern.compile("\"[A-Za-z_][A-Za-z0-9_]{0,30}\"");

    private SeedFiles() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        for (FuzzTarget target : FuzzTargets.all()) {
            Path folder = Files.createDirectories(directory.resolve(target.name()));
            TreeSet<String> words = new TreeSet<>();
            int count = 0;
            for (ByteString seed : target.seeds().get().toList()) {
                Files.write(folder.resolve("seed-" + count++), seed.toByteArray());
                String text = new String(seed.toByteArray(), StandardCharsets.UTF_8);
                WORD.matcher(text).results().forEach(match -> words.add(match.group()));
            }
            Files.write(
                    directory.resolve(target.name() + ".dict"),
                    Stream.concat(
                                    Stream.of("# " + target.name()),
                                    words.stream().map(SeedFiles::quoted))
                            .toList());
        }
    }

    private static String quoted(String word) {
        return '"' + word.replace("\"", "\\\"") + '"';
    }
}
