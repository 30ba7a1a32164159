package io.xcmgateway.gateway.signer;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.attestation.Signable;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What only one hash may ever be signed for.
///
/// @param line an instance (0 and its id) or a log (1 and its id)
/// @param number unsigned: the sequence, or the leaf count
/// @param hash of the statement, or the root of the log
/// @param previous hash that a statement says is at the number before; `null` for a checkpoint, and
///   for the first statement
record SigningPlace(ByteString line, long number, Hash32 hash, @Nullable Hash32 previous) {
    private static final ByteString INSTANCE = ByteString.of(0);
    private static final ByteString LOG = ByteString.of(1);

    static SigningPlace of(Signable what) {
        return switch (what) {
            case Signable.OfStatement(Statement statement, Hash32 hash) ->
                    new SigningPlace(
                            INSTANCE.concat(statement.instanceId().bytes()),
                            statement.sequence(),
                            hash,
                            statement.sequence() == 0 ? null : statement.previousStatementHash());
            // As an equivocation is defined: another root, whatever the time.
            case Signable.OfCheckpoint(Checkpoint checkpoint) ->
                    new SigningPlace(
                            LOG.concat(checkpoint.logId().bytes()),
                            checkpoint.leafCount(),
                            checkpoint.mmrRoot(),
                            null);
        };
    }

    SigningPlace at(long other) {
        return new SigningPlace(line, other, hash, previous);
    }

    ByteString bigEndianNumber() {
        return ByteString.wrap(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /// For an operator: `sequence 7 of instance 0x…`.
    String words() {
        return (line.u8(0) == 0 ? "sequence " : "leaf count ")
                + Long.toUnsignedString(number)
                + (line.u8(0) == 0 ? " of instance " : " of log ")
                + line.slice(1, line.length());
    }
}
