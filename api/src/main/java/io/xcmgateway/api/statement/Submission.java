package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// What an account or an authority signs to have one message executed once.
///
/// @param messageHash Blake2b-256 of the message, the call, or (at genesis) the profile
/// @param nonce unsigned 64 bits; must be the signer's next
/// @param expiresMs unsigned, milliseconds since 1970; compared with the time of ordering
/// @param gasLimit unsigned 64 bits
public record Submission(
        Hash32 networkId,
        Hash32 instanceId,
        Hash32 messageHash,
        long nonce,
        long expiresMs,
        long gasLimit) {

    private static final ByteString OPEN = ByteString.ascii("<Bytes>");
    private static final ByteString CLOSE = ByteString.ascii("</Bytes>");

    /// The encoding between `<Bytes>` and `</Bytes>`, as wallets sign raw data: what sr25519,
    /// ed25519 and ecdsa keys sign.
    public ByteString wrapped() {
        return ByteString.concat(OPEN, encode(), CLOSE);
    }

    public static Decoded<Submission> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, Submission::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, Submission::write);
    }

    public static Submission read(ScaleReader in) throws Malformed {
        Magic.SUBMISSION.expect(in);
        return new Submission(
                in.field("network_id", ScaleReader::hash32),
                in.field("instance_id", ScaleReader::hash32),
                in.field("message_hash", ScaleReader::hash32),
                in.field("nonce", ScaleReader::u64),
                in.field("expires_ms", ScaleReader::u64),
                in.field("gas_limit", ScaleReader::u64));
    }

    public void write(ScaleWriter out) {
        out.bytes(Magic.SUBMISSION.bytes())
                .hash32(networkId)
                .hash32(instanceId)
                .hash32(messageHash)
                .u64(nonce)
                .u64(expiresMs)
                .u64(gasLimit);
    }
}
