package io.xcmgateway.gateway.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningSettingsTest {
    @TempDir private Path directory;

    @Test
    void keepsTheMarksBesideTheDataAndNeverInside() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        Path inside = data.resolve("marks");
        Path link = directory.resolve("link");
        Files.createSymbolicLink(link, Files.createDirectory(data.resolve("other")));
        assertThat(SigningSettings.usual(data).apartFrom(data))
                .isDirectory()
                .isEqualTo(directory.toRealPath().resolve("data-signing-marks"));
        for (Path bad : new Path[] {data, inside, data.resolve("x/../marks"), link}) {
            assertThatThrownBy(() -> new SigningSettings(bad, null, List.of()).apartFrom(data))
                    .isInstanceOf(SigningMarkException.class)
                    .hasMessageContaining("outside of the data directory");
        }
        assertThat(inside).doesNotExist();
    }
}
