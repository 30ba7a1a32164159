package io.xcmgateway.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/// Replays the inputs that fuzzing kept, those that reached code which no other had reached:
/// whatever the code is now, none of them may make a target fail.
class CorpusTest {

    @Test
    void messages() throws IOException {
        replay("xcm", XcmFuzz::fuzzerTestOneInput);
    }

    @Test
    void versionedTypes() throws IOException {
        replay("versioned-types", VersionedTypesFuzz::fuzzerTestOneInput);
    }

    @Test
    void json() throws IOException {
        replay("xcm-json", XcmJsonFuzz::fuzzerTestOneInput);
    }

    private static void replay(String corpus, Consumer<byte[]> target) throws IOException {
        int replayed = 0;
        try (InputStream in = CorpusTest.class.getResourceAsStream("/corpus/" + corpus + ".zip")) {
            assertThat(in).isNotNull();
            ZipInputStream zip = new ZipInputStream(in);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] input = zip.readAllBytes();
                assertThatCode(() -> target.accept(input))
                        .as(corpus + " " + entry.getName())
                        .doesNotThrowAnyException();
                replayed++;
            }
        }
        assertThat(replayed).isGreaterThan(500);
    }
}
