package io.xcmgateway.proof.fuzz;

import io.xcmgateway.api.bytes.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Writes the seeds of all targets as files, which is how Jazzer takes them, and a dictionary of
/// the words in them. Those of binary targets hold a comment only, since an empty one is refused.
final class SeedFiles {
    private static final Pattern WORD = Pattern.compile("\"[A-Za-z_][A-Za-z0-9_]{0,30}\"");

    private SeedFiles() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        for (FuzzTarget target : FuzzTargets.all()) {
            Path folder = Files.createDirectories(directory.resolve(target.name()));
            TreeSet<String> words = new TreeSet<>();
            List<ByteString> seeds = target.seeds().get();
            for (int i = 0; i < seeds.size(); i++) {
                byte[] seed = seeds.get(i).toByteArray();
                Files.write(folder.resolve("seed-" + i), seed);
                WORD.matcher(new String(seed, StandardCharsets.UTF_8))
                        .results()
                        .forEach(match -> words.add(match.group()));
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
