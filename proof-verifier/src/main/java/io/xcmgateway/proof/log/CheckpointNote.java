package io.xcmgateway.proof.log;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.SignedCheckpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A checkpoint as a signed note: text for people and for witnesses, in the form of
/// c2sp.org/signed-note and c2sp.org/tlog-checkpoint.
///
///     <the log's name>
///     <leaf count, decimal>
///     <MMR root, base64>
///     network <network id, 0x and hex>
///     time <milliseconds since 1970, decimal>
///
///     — <the log's name> <base64: key id, SCALE attestation>
///     — <a witness> <base64: key id, u64 seconds, ed25519 signature>
///
/// The body says all that a [Checkpoint] says (name and network make the log's id), so attestors'
/// lines carry what they signed of its hash. Their key id is SHA-256 of the name, a newline, 0xff
/// and `xcmgateway/attestation`, first four bytes. Witnesses' lines are cosignatures of version 1.
/// The range is an MMR, not the tree of RFC 6962: its proofs are of [io.xcmgateway.proof.mmr].
///
/// @param origin the log's name: a name as in [NoteLine], at most [#ORIGIN_BYTES_MAX] in UTF-8
/// @param signed attestors' lines, in their order
/// @param cosignatures witnesses' lines, after them
public record CheckpointNote(
        String origin, SignedCheckpoint signed, List<Cosignature> cosignatures) {
    public static final int ORIGIN_BYTES_MAX = 128;
    public static final int COSIGNATURES_MAX = 64;
    public static final int CHARS_MAX = 64 * 1024;
    private static final ByteString ATTESTATION_TYPE =
            ByteString.of(0xff).concat(ByteString.ascii("xcmgateway/attestation"));

    public CheckpointNote {
        cosignatures = List.copyOf(cosignatures);
        Checkpoint checkpoint = signed.checkpoint();
        if (!isOrigin(origin)
                || !checkpoint.logId().equals(logId(checkpoint.networkId(), origin))) {
            throw new IllegalArgumentException("origin must be the log's name, was " + origin);
        }
        if (cosignatures.size() > COSIGNATURES_MAX) {
            throw new IllegalArgumentException(
                    "cosignatures must be at most "
                            + COSIGNATURES_MAX
                            + ", were "
                            + cosignatures.size());
        }
    }

    /// What came of parsing one.
    public sealed interface Read {
        record Usable(CheckpointNote note) implements Read {}

        /// @param line from 1
        record Refused(int line, String expected, String found) implements Read {}
    }

    /// Whether a log can have this name.
    public static boolean isOrigin(String name) {
        return NoteLine.isName(name)
                && name.getBytes(StandardCharsets.UTF_8).length <= ORIGIN_BYTES_MAX;
    }

    /// Takes the one text of a note, to its last byte.
    public static Read parse(String text) {
        return NoteParser.parse(text);
    }

    /// What is signed: the lines before the empty one.
    public String body() {
        Checkpoint checkpoint = signed.checkpoint();
        return origin
                + "\n"
                + Long.toUnsignedString(checkpoint.leafCount())
                + "\n"
                + NoteLine.base64(checkpoint.mmrRoot().bytes())
                + "\nnetwork "
                + checkpoint.networkId()
                + "\ntime "
                + Long.toUnsignedString(checkpoint.timeMs())
                + "\n";
    }

    public String text() {
        StringBuilder text = new StringBuilder(body()).append('\n');
        for (Attestation each : signed.attestations()) {
            text.append(new NoteLine(origin, attestationKeyId(origin), each.encode()).text());
        }
        cosignatures.forEach(each -> text.append(each.line().text()));
        return text.toString();
    }

    /// The note with one more witness's word; it replaces an earlier one of the same key.
    ///
    /// @param secret ed25519 seed
    /// @param timeSeconds now, seconds since 1970
    public CheckpointNote cosigned(String witness, Hash32 secret, long timeSeconds) {
        Cosignature own = Cosignature.sign(witness, secret, timeSeconds, body());
        List<Cosignature> all = new ArrayList<>(cosignatures);
        all.removeIf(each -> each.name().equals(own.name()) && each.keyId().equals(own.keyId()));
        all.add(own);
        return new CheckpointNote(origin, signed, all);
    }

    static ByteString attestationKeyId(String origin) {
        return NoteLine.keyId(origin, ATTESTATION_TYPE);
    }

    /// The id of the log with this name.
    public static Hash32 logId(Hash32 networkId, String origin) {
        return Checkpoint.logId(
                networkId, ByteString.wrap(origin.getBytes(StandardCharsets.UTF_8)));
    }

    /// The most lines there can be.
    static int linesMax() {
        return 6 + ExecutionProof.ATTESTATIONS_MAX + COSIGNATURES_MAX;
    }
}
