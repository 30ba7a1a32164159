package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// The signed head of the log.
///
/// @param logId [#logId] of the log's name
/// @param leafCount unsigned 64 bits, at least 1: an empty log has no root
/// @param timeMs unsigned, milliseconds since 1970
public record Checkpoint(
        Hash32 networkId, Hash32 logId, long leafCount, Hash32 mmrRoot, long timeMs) {

    public Checkpoint {
        if (leafCount == 0) {
            throw new IllegalArgumentException("leaf count must be at least 1, was 0");
        }
    }

    /// Blake2b-256 of the network id and the log's name.
    public static Hash32 logId(Hash32 networkId, ByteString name) {
        return Hashing.blake2b256(networkId.bytes().concat(name));
    }

    /// The leaf of a statement in the log: domain tagged, and its preimage is never 64 bytes.
    ///
    /// @param logIndex unsigned 64 bits
    public static Hash32 leaf(long logIndex, Hash32 statementHash) {
        return Hashing.keccak256(
                new ScaleWriter()
                        .bytes(Magic.LOG_LEAF.bytes())
                        .u64(logIndex)
                        .hash32(statementHash)
                        .toByteString());
    }

    /// What attestors sign: Keccak-256 of the encoding.
    public Hash32 hash() {
        return Hashing.keccak256(encode());
    }

    public static Decoded<Checkpoint> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, Checkpoint::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, Checkpoint::write);
    }

    public static Checkpoint read(ScaleReader in) throws Malformed {
        Magic.CHECKPOINT.expect(in);
        Hash32 networkId = in.field("network_id", ScaleReader::hash32);
        Hash32 logId = in.field("log_id", ScaleReader::hash32);
        int start = in.offset();
        long leafCount = in.field("leaf_count", ScaleReader::u64);
        if (leafCount == 0) {
            throw in.malformedAt(start, "at least 1 leaf", "0").in("leaf_count");
        }
        return new Checkpoint(
                networkId,
                logId,
                leafCount,
                in.field("mmr_root", ScaleReader::hash32),
                in.field("time_ms", ScaleReader::u64));
    }

    public void write(ScaleWriter out) {
        out.bytes(Magic.CHECKPOINT.bytes())
                .hash32(networkId)
                .hash32(logId)
                .u64(leafCount)
                .hash32(mmrRoot)
                .u64(timeMs);
    }
}
