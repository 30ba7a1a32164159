package io.xcmgateway.proof.log;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.proof.log.CheckpointNote.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the one text of a note, line by line.
final class NoteParser {
    private static final String NETWORK = "network ";
    private static final String TIME = "time ";

    private final String[] lines;
    private int at;

    /// Ends the parsing; the place is the line before [#at].
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;
        private final String expected;

        Broken(String expected) {
            super(expected, null, false, false);
            this.expected = expected;
        }
    }

    private NoteParser(String[] lines) {
        this.lines = lines;
    }

    static Read parse(String text) {
        if (text.length() > CheckpointNote.CHARS_MAX) {
            return new Read.Refused(
                    1,
                    "at most " + CheckpointNote.CHARS_MAX + " characters",
                    text.length() + " characters");
        }
        if (!text.endsWith("\n")) {
            return new Read.Refused(1, "a newline at the end", "none");
        }
        NoteParser parser =
                new NoteParser(
                        text.substring(0, text.length() - 1)
                                .split("\n", CheckpointNote.linesMax() + 1));
        try {
            return new Read.Usable(parser.note());
        } catch (Broken broken) {
            String found =
                    parser.at <= parser.lines.length
                            ? "\"" + parser.lines[parser.at - 1] + "\""
                            : "the end";
            return new Read.Refused(parser.at, broken.expected, found);
        }
    }

    private CheckpointNote note() throws Broken {
        String origin = next("a log's name", line -> CheckpointNote.isOrigin(line) ? line : null);
        long leafCount =
                next("a leaf count, 1..2^64-1", line -> line.equals("0") ? null : parseU64(line));
        Hash32 root = next("32 bytes in base64", NoteParser::root);
        Hash32 network =
                next(
                        NETWORK + "0x and 64 lower-case hex digits",
                        line -> hash(after(NETWORK, line)));
        long timeMs =
                next(TIME + "and milliseconds since 1970", line -> parseU64(after(TIME, line)));
        next("an empty line", line -> line.isEmpty() ? line : null);
        Checkpoint checkpoint =
                new Checkpoint(
                        network, CheckpointNote.logId(network, origin), leafCount, root, timeMs);
        return signed(origin, checkpoint);
    }

    private CheckpointNote signed(String origin, Checkpoint checkpoint) throws Broken {
        List<Attestation> attestations = new ArrayList<>();
        List<Cosignature> cosignatures = new ArrayList<>();
        ByteString attestorKey = CheckpointNote.attestationKeyId(origin);
        while (at < lines.length) {
            NoteLine line = next("a signature line", NoteLine::parse);
            if (line.name().equals(origin) && line.keyId().equals(attestorKey)) {
                attestations.add(attestation(line));
                if (!cosignatures.isEmpty()
                        || attestations.size() > ExecutionProof.ATTESTATIONS_MAX) {
                    throw new Broken(
                            "attestations first, at most " + ExecutionProof.ATTESTATIONS_MAX);
                }
            } else {
                Cosignature cosignature = Cosignature.of(line);
                if (cosignature == null || cosignatures.size() == CheckpointNote.COSIGNATURES_MAX) {
                    throw new Broken(
                            "a cosignature of version 1, at most "
                                    + CheckpointNote.COSIGNATURES_MAX);
                }
                cosignatures.add(cosignature);
            }
        }
        if (attestations.isEmpty()) {
            at = lines.length + 1;
            throw new Broken("an attestation of the log");
        }
        return new CheckpointNote(
                origin, new SignedCheckpoint(checkpoint, attestations), cosignatures);
    }

    private static Attestation attestation(NoteLine line) throws Broken {
        return switch (Attestation.decode(line.signature())) {
            case Decoded.Value<Attestation>(Attestation value) -> value;
            case Decoded.Refused<Attestation> refused ->
                    throw new Broken("an attestation: " + refused.message());
        };
    }

    private <T> T next(String expected, Function<String, @Nullable T> parse) throws Broken {
        at++;
        if (at > lines.length) {
            throw new Broken(expected);
        }
        T value = parse.apply(lines[at - 1]);
        if (value == null) {
            throw new Broken(expected);
        }
        return value;
    }

    private static @Nullable Hash32 root(String line) {
        ByteString bytes = NoteLine.base64(line);
        return bytes != null && bytes.length() == Hash32.LENGTH_BYTES ? new Hash32(bytes) : null;
    }

    private static @Nullable Hash32 hash(@Nullable String text) {
        Hash32 hash = text == null ? null : Hash32.parseHex(text);
        return hash != null && hash.toString().equals(text) ? hash : null;
    }

    private static @Nullable Long parseU64(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            long value = Long.parseUnsignedLong(text);
            return Long.toUnsignedString(value).equals(text) ? value : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable String after(String prefix, String line) {
        return line.startsWith(prefix) ? line.substring(prefix.length()) : null;
    }
}
