package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.proof.log.CheckpointNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The file with the largest head that a witness has seen, locked against a second witness on it.
final class WitnessState implements AutoCloseable {
    private static final int NAME_DIGITS = 16;

    private final StateFile file;

    private WitnessState(StateFile file) {
        this.file = file;
    }

    static WitnessState open(Path path) throws IOException, Unusable {
        return new WitnessState(StateFile.open(path, "witness"));
    }

    /// The head; `null` if none was seen yet.
    @Nullable CheckpointNote known() throws IOException, Unusable {
        return Files.exists(file.path()) ? Heads.note(file.path()) : null;
    }

    /// Remembers a head: on the disk before its cosignature leaves.
    void remember(CheckpointNote note) throws IOException {
        file.replace(bytes(note));
    }

    /// Keeps both heads, in a directory beside the state that is named for the new one.
    Path keepEvidence(CheckpointNote known, CheckpointNote next) throws IOException {
        String name = Hashing.sha2_256(bytes(next)).toHex().substring(0, NAME_DIGITS);
        Path directory = Files.createDirectories(file.beside(".evidence-" + name));
        StateFile.write(directory.resolve("known.note"), bytes(known));
        StateFile.write(directory.resolve("shown.note"), bytes(next));
        return directory;
    }

    private static ByteString bytes(CheckpointNote note) {
        return ByteString.wrap(note.text().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
