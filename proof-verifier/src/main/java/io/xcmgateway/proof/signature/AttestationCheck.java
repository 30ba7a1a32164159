package io.xcmgateway.proof.signature;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Decides whether attestations make a threshold of one attestor set over one hash.
///
/// Every one must be valid: an unknown, unsorted, repeated or invalid one spoils all. A member
/// counts once, and only with a secp256k1 signature; an ed25519 one may stand beside it.
public final class AttestationCheck {
    private static final Comparator<Attestation> ORDER =
            Comparator.comparingLong(Attestation::index)
                    .thenComparingInt(attestation -> attestation.scheme().code());

    private AttestationCheck() {}

    /// What came of it.
    public sealed interface Result {
        /// @param signers how many members signed
        record Met(AttestorSet set, int signers) implements Result {}

        record Refused(String reason, String expected, String found) implements Result {}
    }

    /// Who made one attestation.
    public sealed interface Signer {
        /// @param member of `set`, whose signature it is
        record Valid(AttestorSet set, AttestorSet.Member member) implements Signer {}

        record Invalid(String reason, String expected, String found) implements Signer {}
    }

    /// Whether one attestation is valid, by itself.
    ///
    /// @param sets the attestor set with an id, or `null`; from the policy
    public static Signer signer(
            LongFunction<@Nullable AttestorSet> sets, Hash32 hash, Attestation attestation) {
        AttestorSet set = sets.apply(attestation.setId());
        if (set == null) {
            return new Signer.Invalid(
                    "attestor set",
                    "one of the policy's",
                    Long.toUnsignedString(attestation.setId()));
        }
        Result.Refused invalid = one(set, hash, attestation);
        return invalid == null
                ? new Signer.Valid(set, set.members().get((int) attestation.index()))
                : new Signer.Invalid(invalid.reason(), invalid.expected(), invalid.found());
    }

    /// @param sets the attestor set with an id, or `null`; from the policy
    public static Result check(
            LongFunction<@Nullable AttestorSet> sets, Hash32 hash, List<Attestation> attestations) {
        if (attestations.isEmpty()) {
            return new Result.Refused("attestations", "at least one", "none");
        }
        long setId = attestations.getFirst().setId();
        AttestorSet set = sets.apply(setId);
        if (set == null) {
            return new Result.Refused(
                    "attestor set", "one of the policy's", Long.toUnsignedString(setId));
        }
        Result.Refused unsorted = order(attestations, setId);
        if (unsorted != null) {
            return unsorted;
        }
        int signers = 0;
        for (Attestation attestation : attestations) {
            Result.Refused invalid = one(set, hash, attestation);
            if (invalid != null) {
                return invalid;
            }
            signers += attestation.scheme() == Attestation.Scheme.SECP256K1 ? 1 : 0;
        }
        return signers >= set.threshold()
                ? new Result.Met(set, signers)
                : new Result.Refused(
                        "threshold", "at least " + set.threshold(), signers + " attestors");
    }

    private static Result.@Nullable Refused order(List<Attestation> attestations, long setId) {
        @Nullable Attestation previous = null;
        for (Attestation each : attestations) {
            if (each.setId() != setId) {
                return new Result.Refused(
                        "attestor set",
                        "one set, " + Long.toUnsignedString(setId),
                        Long.toUnsignedString(each.setId()));
            }
            if (previous != null && ORDER.compare(previous, each) >= 0) {
                return new Result.Refused(
                        "order of attestations",
                        "ascending by index and scheme, distinct",
                        name(each) + " after " + name(previous));
            }
            boolean alone = previous == null || previous.index() != each.index();
            if (each.scheme() == Attestation.Scheme.ED25519 && alone) {
                return new Result.Refused(
                        "mandatory signature",
                        "secp256k1 of member " + each.index(),
                        "only " + name(each));
            }
            previous = each;
        }
        return null;
    }

    private static Result.@Nullable Refused one(
            AttestorSet set, Hash32 hash, Attestation attestation) {
        if (attestation.index() >= set.members().size()) {
            return new Result.Refused(
                    "attestor index",
                    "below " + set.members().size(),
                    String.valueOf(attestation.index()));
        }
        AttestorSet.Member member = set.members().get((int) attestation.index());
        return switch (attestation.scheme()) {
            case SECP256K1 -> {
                ByteString key = Secp256k1.recover(hash, attestation.signature());
                ByteString address = key == null ? null : Secp256k1.address20(key);
                yield member.address().equals(address)
                        ? null
                        : invalid(attestation, member.address(), address);
            }
            case ED25519 -> {
                Hash32 key = member.ed25519Key();
                ByteString payload = Attestation.ed25519Payload(hash);
                yield key != null && Ed25519.verify(key.bytes(), payload, attestation.signature())
                        ? null
                        : invalid(attestation, key, null);
            }
        };
    }

    private static Result.Refused invalid(
            Attestation attestation, @Nullable Object key, @Nullable Object recovered) {
        String expected = key == null ? "no such key" : "a valid signature of " + key;
        String found =
                recovered == null
                        ? "an invalid signature " + attestation.signature()
                        : "a signature of " + recovered;
        return new Result.Refused("signature " + name(attestation), expected, found);
    }

    private static String name(Attestation attestation) {
        return attestation.index() + "/" + attestation.scheme();
    }
}
