package io.xcmgateway.gateway.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir private Path parent;

    @Test
    void belongsToOneAtATime() {
        Path root = parent.resolve("data");
        try (DataDirectory _ = DataDirectory.open(root)) {
            assertThatThrownBy(() -> DataDirectory.open(root))
                    .isInstanceOf(StoreFailureException.class)
                    .hasMessageContaining("is in use");
        }
        try (DataDirectory again = DataDirectory.open(root)) {
            assertThat(again.root()).isEqualTo(root);
        }
    }

    @Test
    void makesDirectoriesForTheOwnerAlone() throws IOException {
        try (DataDirectory data = DataDirectory.open(parent.resolve("a/b"))) {
            for (Path each : new Path[] {data.root(), data.directory("keys")}) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .isEqualTo("rwx------");
            }
        }
    }
}
