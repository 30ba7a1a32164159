package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.TrustedNetworks;
import io.xcmgateway.proof.log.CheckpointNote;
import io.xcmgateway.proof.mmr.AncestryProof;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Reads heads of a log, and the proofs between them.
final class Heads {
    /// UTF-8 takes at most three bytes for what Java counts as one character.
    private static final int NOTE_BYTES_MAX = 3 * CheckpointNote.CHARS_MAX;

    /// Room for a whole ancestry proof.
    private static final int PROOF_BYTES_MAX = 16 * 1024;

    private static final ByteString MAGIC = ByteString.ascii("XCMGW-CHECKPOINT");

    private Heads() {}

    /// A head in its SCALE form, or as a signed note.
    static SignedCheckpoint checkpoint(Path file) throws IOException, Unusable {
        ByteString bytes = BoundedFile.read(file, NOTE_BYTES_MAX);
        if (!bytes.startsWith(MAGIC)) {
            return note(file, bytes).signed();
        }
        return switch (SignedCheckpoint.decode(bytes)) {
            case Decoded.Value<SignedCheckpoint>(SignedCheckpoint signed) -> signed;
            case Decoded.Refused<SignedCheckpoint> refused ->
                    throw new Unusable(file + " is not a checkpoint: " + refused.message());
        };
    }

    static CheckpointNote note(Path file) throws IOException, Unusable {
        return note(file, BoundedFile.read(file, NOTE_BYTES_MAX));
    }

    private static CheckpointNote note(Path file, ByteString bytes) throws Unusable {
        return switch (CheckpointNote.parse(Inputs.utf8("note", file, bytes))) {
            case CheckpointNote.Read.Usable(CheckpointNote note) -> note;
            case CheckpointNote.Read.Refused(int line, String expected, String found) ->
                    throw new Unusable(
                            file
                                    + " is not a checkpoint's note: line "
                                    + line
                                    + ": expected "
                                    + expected
                                    + ", found "
                                    + found);
        };
    }

    static @Nullable AncestryProof proof(@Nullable Path file) throws IOException, Unusable {
        return file == null ? null : growth(file);
    }

    /// What shows that a log merely grew.
    static AncestryProof growth(Path file) throws IOException, Unusable {
        return switch (AncestryProof.decode(BoundedFile.read(file, PROOF_BYTES_MAX))) {
            case Decoded.Value<AncestryProof>(AncestryProof proof) -> proof;
            case Decoded.Refused<AncestryProof> refused ->
                    throw new Unusable(file + " is not a consistency proof: " + refused.message());
        };
    }

    /// Why a head is not of a log that the policies are about, or `null`.
    static @Nullable Refusal foreign(Checkpoint checkpoint, TrustedNetworks trusted) {
        Policy policy = trusted.of(checkpoint.networkId());
        if (policy == null) {
            return new Refusal("network", trusted.names(), checkpoint.networkId().toString());
        }
        Hash32 log = policy.logId();
        return log == null || log.equals(checkpoint.logId())
                ? null
                : new Refusal("log", log.toString(), checkpoint.logId().toString());
    }

    /// The attestor sets of a head's network; none if it is not trusted.
    static LongFunction<@Nullable AttestorSet> sets(
            Checkpoint checkpoint, TrustedNetworks trusted) {
        Policy policy = trusted.of(checkpoint.networkId());
        return id -> policy == null ? null : policy.set(id);
    }
}
