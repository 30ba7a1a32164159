package io.xcmgateway.gateway.signer;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.attestation.AttestorKeys.Answer;
import io.xcmgateway.gateway.attestation.Signable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a gateway and a signer say to each other, in SCALE, each to the last byte.
///
///     request = Vec<0 Statement | 1 Checkpoint>
///     answers = Vec<0 { secp256k1 [65], ed25519 Option<[64]> } | 1 { reason Vec<u8> }>
///     keys    = { address [20], ed25519 Option<[32]>, repeats bool }
public final class SigningWire {
    public static final String SIGN_PATH = "/v1/sign";
    public static final String KEYS_PATH = "/v1/keys";
    public static final String MEDIA_TYPE = "application/vnd.xcmgateway.signing";

    /// In one request.
    public static final int ITEMS_MAX = 256;

    /// A statement is 1 KiB at most.
    public static final int REQUEST_BYTES_MAX = ITEMS_MAX << 10;

    static final int ANSWER_BYTES_MAX = ITEMS_MAX << 10;
    private static final int REASON_BYTES_MAX = 900;

    private SigningWire() {}

    /// Which keys a signer has.
    ///
    /// @param repeats see [io.xcmgateway.gateway.attestation.AttestorKeys#repeats]
    public record Keys(AttestorSet.Member member, boolean repeats) {

        public ByteString encode() {
            return ScaleWriter.encode(this, Keys::write);
        }

        static Decoded<Keys> decode(ByteString bytes) {
            return ScaleReader.decode(bytes, Keys::read);
        }

        private static Keys read(ScaleReader in) throws Malformed {
            return new Keys(
                    new AttestorSet.Member(
                            in.field("address", at -> at.bytes(AttestorSet.ADDRESS_BYTES)),
                            in.<Hash32>option(ScaleReader::hash32)),
                    in.field("repeats", ScaleReader::bool));
        }

        private void write(ScaleWriter out) {
            out.bytes(member.address());
            out.option(member.ed25519Key(), (key, to) -> to.hash32(key));
            out.bool(repeats);
        }
    }

    static ByteString request(List<? extends Signable> what) {
        return ScaleWriter.encode(
                what, (items, out) -> out.<Signable>vec(items, SigningWire::write));
    }

    /// With the hashes of what is in it, whatever its sender believes.
    public static Decoded<List<Signable>> request(ByteString bytes) {
        return ScaleReader.decode(bytes, in -> in.vec(ITEMS_MAX, SigningWire::signable));
    }

    private static void write(Signable item, ScaleWriter out) {
        switch (item) {
            case Signable.OfStatement(Statement statement, _) -> {
                out.u8(0);
                statement.write(out);
            }
            case Signable.OfCheckpoint(Checkpoint checkpoint) -> {
                out.u8(1);
                checkpoint.write(out);
            }
        }
    }

    private static Signable signable(ScaleReader in) throws Malformed {
        int tag = in.u8();
        return switch (tag) {
            case 0 -> Signable.OfStatement.of(in.field("statement", Statement::read));
            case 1 -> new Signable.OfCheckpoint(in.field("checkpoint", Checkpoint::read));
            default ->
                    throw in.malformedAt(
                            in.offset() - 1, "statement 0 or checkpoint 1", String.valueOf(tag));
        };
    }

    public static ByteString answers(List<Answer> answers) {
        return ScaleWriter.encode(
                answers, (items, out) -> out.<Answer>vec(items, SigningWire::write));
    }

    static Decoded<List<Answer>> answers(ByteString bytes) {
        return ScaleReader.decode(bytes, in -> in.vec(ITEMS_MAX, SigningWire::answer));
    }

    private static void write(Answer answer, ScaleWriter out) {
        switch (answer) {
            case Answer.Signed(ByteString secp256k1, ByteString ed25519) -> {
                out.u8(0).bytes(secp256k1);
                out.option(ed25519, (signature, to) -> to.bytes(signature));
            }
            case Answer.Refused(String reason) -> {
                byte[] utf8 = reason.getBytes(StandardCharsets.UTF_8);
                out.u8(1)
                        .byteVec(
                                ByteString.copyOf(
                                        utf8, 0, Math.min(utf8.length, REASON_BYTES_MAX)));
            }
        }
    }

    private static Answer answer(ScaleReader in) throws Malformed {
        int tag = in.u8();
        return switch (tag) {
            case 0 ->
                    new Answer.Signed(
                            in.bytes(Attestation.Scheme.SECP256K1.signatureBytes()),
                            in.<ByteString>option(
                                    at -> at.bytes(Attestation.Scheme.ED25519.signatureBytes())));
            case 1 ->
                    new Answer.Refused(
                            new String(
                                    in.byteVec(REASON_BYTES_MAX).toByteArray(),
                                    StandardCharsets.UTF_8));
            default ->
                    throw in.malformedAt(
                            in.offset() - 1, "signed 0 or refused 1", String.valueOf(tag));
        };
    }
}
