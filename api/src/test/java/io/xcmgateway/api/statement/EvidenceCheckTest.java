package io.xcmgateway.api.statement;

import static io.xcmgateway.api.statement.Samples.fill;
import static io.xcmgateway.api.statement.Samples.hash;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Eip191;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.crypto.Sr25519;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceCheckTest {
    private static final Hash32 SEED = hash(0x0a);
    private static final Hash32 OTHER_SEED = hash(0x0b);
    private static final long NOW_MS = 1_700_000_000_000L;
    private static final long GAS = 9_000_000;
    private static final Hash32 KEY = Ed25519.publicKey(SEED);
    private static final Location ORIGIN =
            Location.of(0, new Junction.AccountId32(null, Ed25519.publicKey(SEED)));

    @Test
    void holdsForAnAccountThatSigned() {
        assertThat(check(account(Samples.SUBMISSION), ORIGIN))
                .isEqualTo(new EvidenceVerdict.Holds(ORIGIN));
    }

    @Test
    void refusesASubmissionThatIsNotAboutThisMessage() {
        Submission good = Samples.SUBMISSION;
        refusesFor(
                "network",
                new Submission(hash(9), good.instanceId(), good.messageHash(), 5, NOW_MS + 1, GAS));
        refusesFor(
                "instance",
                new Submission(good.networkId(), hash(9), good.messageHash(), 5, NOW_MS + 1, GAS));
        refusesFor(
                "message hash",
                new Submission(good.networkId(), good.instanceId(), hash(9), 5, NOW_MS + 1, GAS));
        refusesFor(
                "gas limit",
                new Submission(
                        good.networkId(),
                        good.instanceId(),
                        good.messageHash(),
                        5,
                        NOW_MS + 1,
                        GAS + 1));
        refusesFor(
                "expiry",
                new Submission(
                        good.networkId(),
                        good.instanceId(),
                        good.messageHash(),
                        5,
                        NOW_MS - 1,
                        GAS));
    }

    @Test
    void acceptsASubmissionInItsLastMillisecond() {
        Submission good = Samples.SUBMISSION;
        Submission last =
                new Submission(
                        good.networkId(), good.instanceId(), good.messageHash(), 5, NOW_MS, GAS);
        assertThat(check(account(last), ORIGIN)).isInstanceOf(EvidenceVerdict.Holds.class);
    }

    @Test
    void refusesASignatureWithoutTheWrapping() {
        OriginEvidence bare =
                new OriginEvidence.Account(
                        SignatureScheme.ED25519,
                        KEY.bytes(),
                        Ed25519.sign(SEED, Samples.SUBMISSION.encode()),
                        Samples.SUBMISSION);
        assertRefused(check(bare, ORIGIN), "signature");
    }

    @Test
    void refusesAnotherKeysSignature() {
        OriginEvidence stolen =
                new OriginEvidence.Account(
                        SignatureScheme.ED25519,
                        KEY.bytes(),
                        Ed25519.sign(OTHER_SEED, Samples.SUBMISSION.wrapped()),
                        Samples.SUBMISSION);
        assertRefused(check(stolen, ORIGIN), "signature");
    }

    @Test
    void refusesAnOriginThatTheEvidenceDoesNotName() {
        assertRefused(check(account(Samples.SUBMISSION), Location.PARENT), "origin");
    }

    @Test
    void refusesAContextOfOtherEvidence() {
        OriginEvidence evidence = account(Samples.SUBMISSION);
        InputContext kind = new InputContext(NOW_MS, GAS, ORIGIN, 3, evidence.digest());
        InputContext digest = new InputContext(NOW_MS, GAS, ORIGIN, 0, hash(1));
        assertRefused(
                EvidenceCheck.check(evidence, Samples.INSTANCE, kind, Samples.MESSAGE_HASH),
                "evidence kind");
        assertRefused(
                EvidenceCheck.check(evidence, Samples.INSTANCE, digest, Samples.MESSAGE_HASH),
                "evidence digest");
    }

    @Test
    void holdsForAccountsOfEveryScheme() {
        Submission submission = Samples.SUBMISSION;
        ByteString wrapped = submission.wrapped();
        ByteString sr25519 = Sr25519.publicKey(SEED).bytes();
        ByteString ecdsa = Secp256k1.publicKey(SEED);
        ByteString address = Secp256k1.address20(ecdsa);
        assertHolds(
                SignatureScheme.SR25519,
                sr25519,
                Sr25519.sign(SEED, wrapped),
                new Junction.AccountId32(null, new Hash32(sr25519)));
        assertHolds(
                SignatureScheme.ECDSA,
                ecdsa,
                Secp256k1.sign(SEED, Hashing.blake2b256(wrapped)),
                new Junction.AccountId32(null, Hashing.blake2b256(ecdsa)));
        assertHolds(
                SignatureScheme.ETHEREUM,
                address,
                Secp256k1.sign(SEED, Eip191.hash(submission.encode())),
                new Junction.AccountKey20(null, address));
    }

    private static void assertHolds(
            SignatureScheme scheme, ByteString key, ByteString signature, Junction account) {
        OriginEvidence evidence =
                new OriginEvidence.Account(scheme, key, signature, Samples.SUBMISSION);
        Location origin = Location.of(0, account);
        assertThat(check(evidence, origin)).isEqualTo(new EvidenceVerdict.Holds(origin));
        byte[] damaged = signature.toByteArray();
        damaged[5] ^= 1;
        OriginEvidence broken =
                new OriginEvidence.Account(
                        scheme, key, ByteString.wrap(damaged), Samples.SUBMISSION);
        assertRefused(check(broken, origin), "signature");
    }

    @Test
    void refusesSignaturesOfOtherSchemes() {
        for (SignatureScheme scheme : SignatureScheme.values()) {
            OriginEvidence evidence =
                    new OriginEvidence.Account(
                            scheme,
                            fill(2, scheme.keyBytes()),
                            fill(3, scheme.signatureBytes()),
                            Samples.SUBMISSION);
            assertRefused(check(evidence, ORIGIN), "signature");
        }
    }

    @Test
    void holdsForTheHostChainsAuthority() {
        Instance instance = ownedBy(2, SEED, OTHER_SEED);
        Submission submission = submissionTo(instance);
        OriginEvidence both =
                authority(
                        submission, signed(0, SEED, submission), signed(1, OTHER_SEED, submission));
        assertThat(check(both, instance, Location.PARENT))
                .isEqualTo(new EvidenceVerdict.Holds(Location.PARENT));
    }

    @Test
    void refusesAnAuthorityBelowItsThreshold() {
        Instance instance = ownedBy(2, SEED, OTHER_SEED);
        Submission submission = submissionTo(instance);
        OriginEvidence one = authority(submission, signed(0, SEED, submission));
        assertRefused(check(one, instance, Location.PARENT), "host authority threshold");
    }

    @Test
    void refusesAnyWrongAuthoritySignatureEvenAboveTheThreshold() {
        Instance instance = ownedBy(1, SEED, OTHER_SEED);
        Submission submission = submissionTo(instance);
        OriginEvidence wrong =
                authority(submission, signed(0, SEED, submission), signed(1, SEED, submission));
        assertRefused(check(wrong, instance, Location.PARENT), "signature");
        OriginEvidence beyond = authority(submission, signed(2, SEED, submission));
        assertRefused(check(beyond, instance, Location.PARENT), "authority key index");
    }

    @Test
    void holdsForAnAssertedOriginOfItsRelayer() {
        Location claimed = Location.of(2, new Junction.Parachain(1004));
        assertThat(check(asserted(claimed, claimed, GAS), claimed))
                .isEqualTo(new EvidenceVerdict.Holds(claimed));
    }

    @Test
    void refusesAnAssertionOfSomethingElse() {
        Location claimed = Location.of(2, new Junction.Parachain(1004));
        assertRefused(check(asserted(Location.PARENT, claimed, GAS), claimed), "signature");
        assertRefused(check(asserted(claimed, claimed, GAS + 1), claimed), "signature");
    }

    @Test
    void holdsForAnotherInstancesMessage() {
        Location sender =
                Location.of(
                        2, new Junction.Parachain(1004), new Junction.GeneralKey(32, hash(0x12)));
        assertThat(check(Samples.FROM_INSTANCE, sender))
                .isEqualTo(new EvidenceVerdict.Holds(sender));
    }

    @Test
    void refusesASenderThatTheStatementDoesNotName() {
        Instance elsewhere =
                Samples.instance(1005, hash(0x12), hash(0x22), TrieProfile.KECCAK_V1, 3);
        Location claimed = elsewhere.seenFrom(Samples.INSTANCE);
        OriginEvidence lie =
                new OriginEvidence.FromInstance(
                        elsewhere,
                        Samples.SENT,
                        0,
                        EffectTree.path(Samples.THREE, 0),
                        Samples.OUTBOUND);
        assertRefused(check(lie, claimed), "sender's instance id");
    }

    @Test
    void refusesAnEffectThatIsNotInTheStatement() {
        Location sender = Samples.SENDER.seenFrom(Samples.INSTANCE);
        Effect other = new Effect.Outbound(5, Samples.OUTBOUND.destination(), Samples.MESSAGE);
        assertRefused(
                check(
                        new OriginEvidence.FromInstance(
                                Samples.SENDER,
                                Samples.SENT,
                                0,
                                EffectTree.path(Samples.THREE, 0),
                                other),
                        sender),
                "effect inclusion");
        assertRefused(
                check(
                        new OriginEvidence.FromInstance(
                                Samples.SENDER,
                                Samples.SENT,
                                1,
                                EffectTree.path(Samples.THREE, 1),
                                Samples.EVENT),
                        sender),
                "effect");
    }

    @Test
    void refusesAMessageForAnotherInstance() {
        Instance neighbour =
                Samples.instance(2001, hash(0x11), hash(0x21), TrieProfile.BLAKE2B_V1, 0);
        Location sender = Samples.SENDER.seenFrom(neighbour);
        assertRefused(check(Samples.FROM_INSTANCE, neighbour, sender), "destination");
        InputContext context = InputContext.of(NOW_MS, GAS, sender, Samples.FROM_INSTANCE);
        assertRefused(
                EvidenceCheck.check(Samples.FROM_INSTANCE, Samples.INSTANCE, context, hash(1)),
                "message hash");
    }

    private static void refusesFor(String reason, Submission submission) {
        assertRefused(check(account(submission), ORIGIN), reason);
    }

    private static EvidenceVerdict check(OriginEvidence evidence, Location origin) {
        return check(evidence, Samples.INSTANCE, origin);
    }

    private static EvidenceVerdict check(
            OriginEvidence evidence, Instance instance, Location origin) {
        InputContext context = InputContext.of(NOW_MS, GAS, origin, evidence);
        return EvidenceCheck.check(evidence, instance, context, Samples.MESSAGE_HASH);
    }

    private static OriginEvidence account(Submission submission) {
        return new OriginEvidence.Account(
                SignatureScheme.ED25519,
                KEY.bytes(),
                Ed25519.sign(SEED, submission.wrapped()),
                submission);
    }

    private static OriginEvidence asserted(Location signed, Location claimed, long gas) {
        ByteString payload =
                EvidenceCheck.assertedPayload(
                        Samples.NETWORK.id(),
                        Samples.INSTANCE.id(),
                        Samples.MESSAGE_HASH,
                        gas,
                        signed);
        return new OriginEvidence.Asserted(KEY.bytes(), Ed25519.sign(SEED, payload), claimed);
    }

    private static Instance ownedBy(long threshold, Hash32... seeds) {
        List<Authority.Key> keys =
                Arrays.stream(seeds)
                        .map(seed ->
                                new Authority.Key(
                                        SignatureScheme.ED25519, Ed25519.publicKey(seed).bytes()))
                        .toList();
        Junctions host = Samples.INSTANCE.host();
        return new Instance(
                Samples.NETWORK.id(),
                hash(0x11),
                host,
                hash(0x21),
                TrieProfile.BLAKE2B_V1,
                new Authority(threshold, keys),
                0);
    }

    private static Submission submissionTo(Instance instance) {
        return new Submission(
                Samples.NETWORK.id(), instance.id(), Samples.MESSAGE_HASH, 0, NOW_MS, GAS);
    }

    private static OriginEvidence authority(
            Submission submission, OriginEvidence.AuthoritySignature... signatures) {
        return new OriginEvidence.HostAuthority(List.of(signatures), submission);
    }

    private static OriginEvidence.AuthoritySignature signed(
            int index, Hash32 seed, Submission submission) {
        return new OriginEvidence.AuthoritySignature(
                index, Ed25519.sign(seed, submission.wrapped()));
    }

    private static void assertRefused(EvidenceVerdict verdict, String reason) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        EvidenceVerdict.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
