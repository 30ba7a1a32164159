package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import org.jspecify.annotations.Nullable;

/// The record of one execution that attestors sign (`StatementV1`): which code ran, on which input,
/// from which state root to which, with which outcome and effects. It holds no clock of the signer
/// and no attestor set, so that independent attestors sign the same bytes.
///
/// @param sequence unsigned 64 bits, 0 for genesis
/// @param previousStatementHash zero for sequence 0
/// @param messageHash Blake2b-256 of the message, the call or the profile
/// @param messageId as the XCM executor settled it; zero for genesis and call
/// @param contextHash hash of the [InputContext]
/// @param gasUsed unsigned 64 bits; the gas limit after a trap
/// @param effectsCount unsigned 32 bits
/// @param effectsRoot [EffectTree] over the effects
public record Statement(
        Hash32 instanceId,
        long sequence,
        Hash32 previousStatementHash,
        Hash32 moduleHash,
        Hash32 engineProfile,
        TrieProfile trieProfile,
        EntryPoint entryPoint,
        Hash32 messageHash,
        Hash32 messageId,
        Hash32 contextHash,
        Hash32 preRoot,
        Hash32 postRoot,
        StatementOutcome outcome,
        long gasUsed,
        long effectsCount,
        Hash32 effectsRoot) {

    public static final int VERSION = 1;

    public Statement {
        Check.u32("effects count", effectsCount);
        String broken =
                broken(
                        sequence,
                        previousStatementHash,
                        entryPoint,
                        messageId,
                        effectsCount,
                        effectsRoot);
        if (broken != null) {
            throw new IllegalArgumentException(broken);
        }
    }

    /// `statement_hash`: Keccak-256 of the encoding, whose length is never that of two hashes.
    public Hash32 hash() {
        return Hashing.keccak256(encode());
    }

    public static Decoded<Statement> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, Statement::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, Statement::write);
    }

    public static Statement read(ScaleReader in) throws Malformed {
        int start = in.offset();
        Magic.STATEMENT.expect(in);
        int version = in.u8();
        if (version != VERSION) {
            throw in.malformedAt(in.offset() - 1, "version 1", String.valueOf(version));
        }
        Hash32 instanceId = in.field("instance_id", ScaleReader::hash32);
        long sequence = in.field("sequence", ScaleReader::u64);
        Hash32 previous = in.field("previous_statement_hash", ScaleReader::hash32);
        Hash32 moduleHash = in.field("module_hash", ScaleReader::hash32);
        Hash32 engineProfile = in.field("engine_profile", ScaleReader::hash32);
        TrieProfile trieProfile = in.field("trie_profile", TrieProfile::read);
        EntryPoint entryPoint = in.field("entry_point", EntryPoint::read);
        Hash32 messageHash = in.field("message_hash", ScaleReader::hash32);
        Hash32 messageId = in.field("message_id", ScaleReader::hash32);
        Hash32 contextHash = in.field("context_hash", ScaleReader::hash32);
        Hash32 preRoot = in.field("pre_root", ScaleReader::hash32);
        Hash32 postRoot = in.field("post_root", ScaleReader::hash32);
        StatementOutcome outcome = in.field("outcome", StatementOutcome::read);
        long gasUsed = in.field("gas_used", ScaleReader::u64);
        long effectsCount = in.field("effects_count", ScaleReader::u32);
        Hash32 effectsRoot = in.field("effects_root", ScaleReader::hash32);
        String broken =
                broken(sequence, previous, entryPoint, messageId, effectsCount, effectsRoot);
        if (broken != null) {
            throw in.malformedAt(start, "a sound statement", broken);
        }
        return new Statement(
                instanceId,
                sequence,
                previous,
                moduleHash,
                engineProfile,
                trieProfile,
                entryPoint,
                messageHash,
                messageId,
                contextHash,
                preRoot,
                postRoot,
                outcome,
                gasUsed,
                effectsCount,
                effectsRoot);
    }

    public void write(ScaleWriter out) {
        out.bytes(Magic.STATEMENT.bytes()).u8(VERSION);
        out.hash32(instanceId).u64(sequence).hash32(previousStatementHash);
        out.hash32(moduleHash).hash32(engineProfile);
        trieProfile.write(out);
        entryPoint.write(out);
        out.hash32(messageHash).hash32(messageId).hash32(contextHash);
        out.hash32(preRoot).hash32(postRoot);
        outcome.write(out);
        out.u64(gasUsed).u32(effectsCount).hash32(effectsRoot);
    }

    private static @Nullable String broken(
            long sequence,
            Hash32 previous,
            EntryPoint entryPoint,
            Hash32 messageId,
            long effectsCount,
            Hash32 effectsRoot) {
        if ((sequence == 0) != (entryPoint == EntryPoint.GENESIS)) {
            return "sequence 0 and entry point genesis must go together, was sequence "
                    + Long.toUnsignedString(sequence)
                    + " with "
                    + entryPoint;
        }
        if (sequence == 0 && !previous.equals(Hash32.ZERO)) {
            return "previous statement hash must be zero at sequence 0, was " + previous;
        }
        if (entryPoint != EntryPoint.APPLY_MESSAGE && !messageId.equals(Hash32.ZERO)) {
            return "message id must be zero for " + entryPoint + ", was " + messageId;
        }
        return (effectsCount == 0) != effectsRoot.equals(EffectTree.EMPTY_ROOT)
                ? "effects root must be that of no effects exactly if the count is 0, was "
                        + effectsRoot
                : null;
    }
}
