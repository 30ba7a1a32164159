package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Eip191;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.crypto.Sr25519;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides whether evidence proves an origin, for one message to one instance. The gateway asks
/// before ordering, the verifier asks again, of the same code.
///
/// Not decided here: nonces and channel numbers (the transition, against the state), and whether
/// the statement inside [OriginEvidence.FromInstance] is attested (the verifier, or the gateway
/// that made it).
public final class EvidenceCheck {
    private static final Location HOST_CHAIN = new Location(1, new Junctions(List.of()));

    private final Instance instance;
    private final Hash32 instanceId;
    private final InputContext context;
    private final Hash32 messageHash;

    private EvidenceCheck(Instance instance, InputContext context, Hash32 messageHash) {
        this.instance = instance;
        this.instanceId = instance.id();
        this.context = context;
        this.messageHash = messageHash;
    }

    /// @param instance the receiver
    /// @param context what the run sees; its digest must be that of `evidence`
    /// @param messageHash Blake2b-256 of the message, the call or the profile
    public static EvidenceVerdict check(
            OriginEvidence evidence, Instance instance, InputContext context, Hash32 messageHash) {
        return new EvidenceCheck(instance, context, messageHash).verdict(evidence);
    }

    /// What a relayer signs when it asserts an origin.
    ///
    /// @param gasLimit unsigned 64 bits
    public static ByteString assertedPayload(
            Hash32 networkId,
            Hash32 instanceId,
            Hash32 messageHash,
            long gasLimit,
            Location claimed) {
        ScaleWriter out = new ScaleWriter();
        out.bytes(Magic.ASSERTED.bytes())
                .hash32(networkId)
                .hash32(instanceId)
                .hash32(messageHash)
                .u64(gasLimit);
        claimed.write(out);
        return out.toByteString();
    }

    private EvidenceVerdict verdict(OriginEvidence evidence) {
        EvidenceVerdict.Refused other =
                first(
                        equal("evidence kind", context.evidenceKind(), evidence.kind()),
                        equal("evidence digest", context.evidenceDigest(), evidence.digest()));
        if (other != null) {
            return other;
        }
        EvidenceVerdict verdict =
                switch (evidence) {
                    case OriginEvidence.Account account -> account(account);
                    case OriginEvidence.FromInstance from -> fromInstance(from);
                    case OriginEvidence.HostAuthority authority -> hostAuthority(authority);
                    case OriginEvidence.Asserted asserted -> asserted(asserted);
                };
        return switch (verdict) {
            case EvidenceVerdict.Refused refused -> refused;
            case EvidenceVerdict.Holds(Location origin) -> {
                EvidenceVerdict.Refused wrong = equal("origin", origin, context.origin());
                yield wrong == null ? verdict : wrong;
            }
        };
    }

    private EvidenceVerdict account(OriginEvidence.Account account) {
        EvidenceVerdict.Refused broken = submission(account.submission());
        if (broken == null) {
            broken =
                    signature(
                            account.scheme(),
                            account.key(),
                            signed(account.scheme(), account.submission()),
                            account.signature());
        }
        return broken == null ? new EvidenceVerdict.Holds(account.origin()) : broken;
    }

    /// What a key of that scheme signs for a submission.
    private static ByteString signed(SignatureScheme scheme, Submission submission) {
        return switch (scheme) {
            case ED25519, SR25519, ECDSA -> submission.wrapped();
            case ETHEREUM -> submission.encode();
        };
    }

    private EvidenceVerdict hostAuthority(OriginEvidence.HostAuthority evidence) {
        EvidenceVerdict.Refused broken = submission(evidence.submission());
        if (broken != null) {
            return broken;
        }
        Authority authority = instance.hostAuthority();
        for (OriginEvidence.AuthoritySignature each : evidence.signatures()) {
            if (each.keyIndex() >= authority.keys().size()) {
                return refused(
                        "authority key index",
                        "below " + authority.keys().size(),
                        String.valueOf(each.keyIndex()));
            }
            Authority.Key key = authority.keys().get((int) each.keyIndex());
            broken =
                    signature(
                            key.scheme(),
                            key.key(),
                            signed(key.scheme(), evidence.submission()),
                            each.signature());
            if (broken != null) {
                return broken;
            }
        }
        return evidence.signatures().size() < authority.threshold()
                ? refused(
                        "host authority threshold",
                        "at least " + authority.threshold() + " signatures",
                        String.valueOf(evidence.signatures().size()))
                : new EvidenceVerdict.Holds(HOST_CHAIN);
    }

    private EvidenceVerdict asserted(OriginEvidence.Asserted asserted) {
        ByteString payload =
                assertedPayload(
                        instance.networkId(),
                        instanceId,
                        messageHash,
                        context.gasLimit(),
                        asserted.claimed());
        EvidenceVerdict.Refused broken =
                signature(
                        SignatureScheme.ED25519,
                        asserted.relayerKey(),
                        payload,
                        asserted.signature());
        return broken == null ? new EvidenceVerdict.Holds(asserted.claimed()) : broken;
    }

    private EvidenceVerdict fromInstance(OriginEvidence.FromInstance from) {
        Statement statement = from.statement();
        EvidenceVerdict.Refused broken =
                first(
                        equal("sender's instance id", statement.instanceId(), from.sender().id()),
                        equal("sender's network", instance.networkId(), from.sender().networkId()),
                        equal(
                                "sender's module",
                                from.sender().moduleHash(),
                                statement.moduleHash()),
                        statement.instanceId().equals(instanceId)
                                ? refused("sender", "another instance", "the receiver itself")
                                : null,
                        inclusion(from));
        if (broken != null) {
            return broken;
        }
        if (!(from.effect() instanceof Effect.Outbound outbound)) {
            return refused("effect", "an outbound message", "an event");
        }
        broken =
                first(
                        equal(
                                "destination",
                                instance.seenFrom(from.sender()),
                                outbound.destination()),
                        equal("message hash", messageHash, Hashing.blake2b256(outbound.message())));
        return broken == null
                ? new EvidenceVerdict.Holds(from.sender().seenFrom(instance))
                : broken;
    }

    private static EvidenceVerdict.@Nullable Refused inclusion(OriginEvidence.FromInstance from) {
        Statement statement = from.statement();
        boolean included =
                EffectTree.verify(
                        statement.effectsRoot(),
                        statement.effectsCount(),
                        from.effectIndex(),
                        from.effect(),
                        from.path());
        return included
                ? null
                : refused(
                        "effect inclusion",
                        "a path to " + statement.effectsRoot(),
                        "effect "
                                + from.effectIndex()
                                + " of "
                                + statement.effectsCount()
                                + " with "
                                + from.path().size()
                                + " siblings");
    }

    private EvidenceVerdict.@Nullable Refused submission(Submission submission) {
        EvidenceVerdict.Refused broken =
                first(
                        equal("network", instance.networkId(), submission.networkId()),
                        equal("instance", instanceId, submission.instanceId()),
                        equal("message hash", messageHash, submission.messageHash()),
                        equal(
                                "gas limit",
                                Long.toUnsignedString(context.gasLimit()),
                                Long.toUnsignedString(submission.gasLimit())));
        if (broken != null) {
            return broken;
        }
        return Long.compareUnsigned(submission.expiresMs(), context.timeMs()) < 0
                ? refused(
                        "expiry",
                        "not before " + Long.toUnsignedString(context.timeMs()),
                        Long.toUnsignedString(submission.expiresMs()))
                : null;
    }

    private static EvidenceVerdict.@Nullable Refused signature(
            SignatureScheme scheme, ByteString key, ByteString payload, ByteString signature) {
        boolean valid =
                switch (scheme) {
                    case ED25519 -> Ed25519.verify(key, payload, signature);
                    case SR25519 -> Sr25519.verify(key, payload, signature);
                    case ECDSA -> Secp256k1.verify(key, Hashing.blake2b256(payload), signature);
                    case ETHEREUM -> Eip191.verify(key, payload, signature);
                };
        return valid
                ? null
                : refused(
                        "signature",
                        "a valid " + scheme + " signature of " + key,
                        signature.toString());
    }

    private static EvidenceVerdict.@Nullable Refused equal(
            String what, Object expected, Object found) {
        return expected.equals(found)
                ? null
                : refused(what, String.valueOf(expected), String.valueOf(found));
    }

    private static EvidenceVerdict.@Nullable Refused first(
            EvidenceVerdict.@Nullable Refused... all) {
        for (EvidenceVerdict.Refused each : all) {
            if (each != null) {
                return each;
            }
        }
        return null;
    }

    private static EvidenceVerdict.Refused refused(String reason, String expected, String found) {
        return new EvidenceVerdict.Refused(reason, expected, found);
    }
}
