package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.OptOutEvidence;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.gateway.attestation.AttestorKeys;
import io.xcmgateway.gateway.attestation.Signable;
import io.xcmgateway.gateway.attestation.Signer;
import io.xcmgateway.gateway.instance.OptInRequest;
import io.xcmgateway.gateway.instance.OptOutRequest;
import io.xcmgateway.proof.signature.MemberKeys;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// Keys, identities and evidence for tests. The keys are known to everybody.
final class TestNetwork {
    static final long GAS_LIMIT = 1_000_000;
    static final long NEVER_EXPIRES = Long.MAX_VALUE;

    static final MemberKeys MEMBER = new MemberKeys(named("attestor"), named("attestor ed25519"));

    static final Network NETWORK =
            new Network(ByteString.ascii("test"), new AttestorSet(0, 1, List.of(MEMBER.member())));

    static final Signer SIGNER =
            Objects.requireNonNull(Signer.of(AttestorKeys.of(MEMBER), NETWORK.set()));

    static final String LOG = "test/log";

    private static final Hash32 HOST = named("host");

    private TestNetwork() {}

    /// The signer, and somebody who sees what it is asked to sign.
    static Signer watched(Consumer<Hash32> seen) {
        return new Signer() {
            @Override
            public List<Attested> attest(List<? extends Signable> what) {
                what.forEach(each -> seen.accept(each.hash()));
                return SIGNER.attest(what);
            }

            @Override
            public boolean repeats() {
                return SIGNER.repeats();
            }
        };
    }

    static List<Attestation> attestations(Hash32 hash) {
        return MEMBER.sign(NETWORK.set(), hash);
    }

    static Instance instance(long parachain, Hash32 moduleHash, ByteString profile) {
        return new Instance(
                NETWORK.id(),
                moduleHash,
                new Junctions(
                        List.of(
                                new Junction.GlobalConsensus(new NetworkId.Polkadot()),
                                new Junction.Parachain(parachain))),
                Hashing.blake2b256(profile),
                TrieProfile.BLAKE2B_V1,
                new Authority(
                        1,
                        List.of(
                                new Authority.Key(
                                        SignatureScheme.ED25519, Ed25519.publicKey(HOST).bytes()))),
                0);
    }

    static OptInRequest optIn(Instance instance, ByteString profile) {
        Submission submission =
                new Submission(
                        NETWORK.id(),
                        instance.id(),
                        Hashing.blake2b256(profile),
                        0,
                        NEVER_EXPIRES,
                        GAS_LIMIT);
        return new OptInRequest(
                instance,
                profile,
                new OriginEvidence.HostAuthority(
                        List.of(
                                new OriginEvidence.AuthoritySignature(
                                        0, Ed25519.sign(HOST, submission.wrapped()))),
                        submission));
    }

    static OptOutRequest optOut(Instance instance, long expiresMs) {
        Submission submission = OptOutEvidence.submission(instance, expiresMs);
        return new OptOutRequest(
                instance.id(),
                new OriginEvidence.HostAuthority(
                        List.of(
                                new OriginEvidence.AuthoritySignature(
                                        0, Ed25519.sign(HOST, submission.wrapped()))),
                        submission));
    }

    /// A message of the account whose secret is `account`.
    static InboundMessage message(
            Hash32 instanceId, Hash32 account, long nonce, long expiresMs, ByteString message) {
        Submission submission =
                new Submission(
                        NETWORK.id(),
                        instanceId,
                        Hashing.blake2b256(message),
                        nonce,
                        expiresMs,
                        GAS_LIMIT);
        Hash32 key = Ed25519.publicKey(account);
        return new InboundMessage(
                instanceId,
                message,
                new OriginEvidence.Account(
                        SignatureScheme.ED25519,
                        key.bytes(),
                        Ed25519.sign(account, submission.wrapped()),
                        submission),
                Location.of(0, new Junction.AccountId32(null, key)),
                GAS_LIMIT);
    }

    /// A message of a relayer, whose signature nobody looks at here.
    static InboundMessage asserted(Hash32 instanceId, ByteString message) {
        return new InboundMessage(
                instanceId,
                message,
                new OriginEvidence.Asserted(
                        named("relayer").bytes(), ByteString.wrap(new byte[64]), Location.PARENT),
                Location.PARENT,
                GAS_LIMIT);
    }

    static Hash32 named(String name) {
        return Hashing.blake2b256(ByteString.ascii(name));
    }
}
