package io.xcmgateway.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.xcmgateway.api.bytes.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What the fuzzer checks, over the inputs it begins from, their neighbours, and the cases it once
/// found: `src/test/resources/fuzz/TARGET/NAME`.
class FuzzRegressionTest {
    private static final Path FOUND = Path.of("src/test/resources/fuzz");

    /// Neighbours of a seed that are tried, so that the long ones do not take all the time.
    private static final int NEIGHBOURS_MAX = 4;

    @TestFactory
    Stream<DynamicNode> everyTargetHolds() {
        return FuzzTargets.all().stream().map(FuzzRegressionTest::tests);
    }

    @Test
    void everyFoundCaseBelongsToATarget() throws IOException {
        List<String> targets = FuzzTargets.all().stream().map(FuzzTarget::name).toList();
        assertThat(entries(FOUND).map(folder -> folder.getFileName().toString()).toList())
                .isSubsetOf(targets);
    }

    private static DynamicNode tests(FuzzTarget target) {
        DynamicTest seeds =
                DynamicTest.dynamicTest(
                        "seeds and their neighbours", () -> seedsAndNeighboursHold(target));
        Stream<DynamicTest> found =
                entries(FOUND.resolve(target.name()))
                        .map(file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(), () -> holds(target, file)));
        return DynamicContainer.dynamicContainer(
                target.name(), Stream.concat(Stream.of(seeds), found));
    }

    private static void seedsAndNeighboursHold(FuzzTarget target) {
        List<ByteString> seeds = target.seeds().get();
        assertThat(seeds).isNotEmpty();
        for (ByteString seed : seeds) {
            holds(target, seed);
            int step = Math.max(1, seed.length() / NEIGHBOURS_MAX);
            for (int at = 0; at < seed.length(); at += step) {
                holds(target, seed.slice(0, at));
                byte[] flipped = seed.toByteArray();
                flipped[at] ^= (byte) (1 << at % 8);
                holds(target, ByteString.wrap(flipped));
            }
        }
    }

    private static void holds(FuzzTarget target, Path file) throws IOException {
        holds(target, ByteString.wrap(Files.readAllBytes(file)));
    }

    private static void holds(FuzzTarget target, ByteString input) {
        assertThatCode(() -> target.property().holdsFor(input))
                .as("%s", input)
                .doesNotThrowAnyException();
    }

    private static Stream<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList().stream();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
