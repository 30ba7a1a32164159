package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a message may speak for its origin. Kept with the message, carried in replayable proofs, and
/// checked again by the verifier ([EvidenceCheck]).
///
/// Kind 4 is reserved for a finality proof of the source chain and refused until then.
public sealed interface OriginEvidence {
    int KINDS = 4;
    int PATH_MAX = EffectTree.PATH_MAX;

    /// An account's signature over a submission.
    ///
    /// @param key as long as the scheme says
    /// @param signature as long as the scheme says
    record Account(
            SignatureScheme scheme, ByteString key, ByteString signature, Submission submission)
            implements OriginEvidence {
        public Account {
            Check.length("key", key, scheme.keyBytes());
            Check.length("signature", signature, scheme.signatureBytes());
        }

        /// Who signed, as the instance sees it.
        public Location origin() {
            return Location.of(0, scheme.account(key));
        }
    }

    /// An outbound message of another instance: an effect of one of its statements.
    ///
    /// @param sender what the statement's instance id commits to: the statement alone does not tell
    ///   on which chain the sender lives, and so not who the origin is
    /// @param effectIndex unsigned 32 bits
    /// @param path inclusion path of the effect under the statement's `effects_root`
    record FromInstance(
            Instance sender,
            Statement statement,
            long effectIndex,
            List<Hash32> path,
            Effect effect)
            implements OriginEvidence {
        public FromInstance {
            Check.u32("effect index", effectIndex);
            path = List.copyOf(path);
            Check.atMost("path length", path.size(), PATH_MAX);
        }
    }

    /// Signatures of the host chain's authority over one submission.
    ///
    /// @param signatures strictly ascending by key index
    record HostAuthority(List<AuthoritySignature> signatures, Submission submission)
            implements OriginEvidence {
        public HostAuthority {
            signatures = List.copyOf(signatures);
            String broken = broken(signatures);
            if (broken != null) {
                throw new IllegalArgumentException(broken);
            }
        }

        private static @Nullable String broken(List<AuthoritySignature> signatures) {
            if (signatures.size() > Authority.KEYS_MAX) {
                return "signatures must be at most " + Authority.KEYS_MAX;
            }
            for (int i = 1; i < signatures.size(); i++) {
                if (signatures.get(i - 1).keyIndex() >= signatures.get(i).keyIndex()) {
                    return "key indices must ascend strictly, at " + i;
                }
            }
            return null;
        }
    }

    /// An operator's relayer says so. Policies may refuse it.
    ///
    /// @param relayerKey an ed25519 key, 32 bytes
    /// @param signature 64 bytes over [EvidenceCheck#assertedPayload]
    /// @param claimed the origin, as the instance sees it
    record Asserted(ByteString relayerKey, ByteString signature, Location claimed)
            implements OriginEvidence {
        public Asserted {
            Check.length("relayer key", relayerKey, SignatureScheme.ED25519.keyBytes());
            Check.length("signature", signature, SignatureScheme.ED25519.signatureBytes());
        }
    }

    /// One signature of an [Authority].
    ///
    /// @param keyIndex unsigned 32 bits, an index into the authority's keys
    /// @param signature 64 or 65 bytes, as the key's scheme says
    record AuthoritySignature(long keyIndex, ByteString signature) {
        static final int SIGNATURE_BYTES_MAX = 65;

        public AuthoritySignature {
            Check.u32("key index", keyIndex);
            Check.atMost("signature bytes", signature.length(), SIGNATURE_BYTES_MAX);
        }

        static AuthoritySignature read(ScaleReader in) throws Malformed {
            return new AuthoritySignature(in.u32(), in.byteVec(SIGNATURE_BYTES_MAX));
        }

        void write(ScaleWriter out) {
            out.u32(keyIndex).byteVec(signature);
        }
    }

    /// The wire tag, also `evidence_kind` of the input context.
    default int kind() {
        return switch (this) {
            case Account _ -> 0;
            case FromInstance _ -> 1;
            case HostAuthority _ -> 2;
            case Asserted _ -> 3;
        };
    }

    /// `evidence_digest`: Blake2b-256 of the encoding.
    default Hash32 digest() {
        return Hashing.blake2b256(encode());
    }

    static Decoded<OriginEvidence> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, OriginEvidence::read);
    }

    default ByteString encode() {
        return ScaleWriter.encode(this, OriginEvidence::write);
    }

    static OriginEvidence read(ScaleReader in) throws Malformed {
        int tag = in.u8();
        return switch (tag) {
            case 0 -> in.field("account", OriginEvidence::readAccount);
            case 1 -> in.field("instance", OriginEvidence::readInstance);
            case 2 -> in.field("host_authority", OriginEvidence::readAuthority);
            case 3 -> in.field("asserted", OriginEvidence::readAsserted);
            default ->
                    throw in.malformedAt(
                            in.offset() - 1, "evidence kind 0..3", String.valueOf(tag));
        };
    }

    default void write(ScaleWriter out) {
        out.u8(kind());
        switch (this) {
            case Account(var scheme, var key, var signature, var submission) -> {
                scheme.write(out);
                out.byteVec(key).byteVec(signature);
                submission.write(out);
            }
            case FromInstance(var sender, var statement, var index, var path, var effect) -> {
                sender.write(out);
                statement.write(out);
                out.u32(index).vec(path, (hash, to) -> to.hash32(hash));
                effect.write(out);
            }
            case HostAuthority(var signatures, var submission) -> {
                out.vec(signatures, AuthoritySignature::write);
                submission.write(out);
            }
            case Asserted(var key, var signature, var claimed) -> {
                out.byteVec(key).byteVec(signature);
                claimed.write(out);
            }
        }
    }

    private static Account readAccount(ScaleReader in) throws Malformed {
        SignatureScheme scheme = SignatureScheme.read(in);
        return new Account(
                scheme,
                Check.fixedVec(in, scheme.keyBytes()),
                Check.fixedVec(in, scheme.signatureBytes()),
                in.field("submission", Submission::read));
    }

    private static FromInstance readInstance(ScaleReader in) throws Malformed {
        return new FromInstance(
                in.field("sender", Instance::read),
                in.field("statement", Statement::read),
                in.field("effect_index", ScaleReader::u32),
                in.field("path", at -> at.vec(PATH_MAX, ScaleReader::hash32)),
                in.field("effect", Effect::read));
    }

    private static HostAuthority readAuthority(ScaleReader in) throws Malformed {
        int start = in.offset();
        List<AuthoritySignature> signatures =
                in.field("signatures", at -> at.vec(Authority.KEYS_MAX, AuthoritySignature::read));
        String broken = HostAuthority.broken(signatures);
        if (broken != null) {
            throw in.malformedAt(start, "signatures ascending by key", broken);
        }
        return new HostAuthority(signatures, in.field("submission", Submission::read));
    }

    private static Asserted readAsserted(ScaleReader in) throws Malformed {
        return new Asserted(
                Check.fixedVec(in, SignatureScheme.ED25519.keyBytes()),
                Check.fixedVec(in, SignatureScheme.ED25519.signatureBytes()),
                in.field("claimed", Location::read));
    }
}
