package io.xcmgateway.gateway.http;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OptOutEvidence;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.gateway.http.json.Times;
import java.util.List;

/// Opt-ins and opt-outs of a host chain with one key, as a client writes them.
final class HostChains {
    static final ByteString PROFILE = ByteString.ascii("none");
    static final long FAR_FUTURE_MS = Programs.FAR_FUTURE_MS;

    private final Hash32 secret;
    private final Hash32 networkId;

    HostChains(Hash32 secret, Hash32 networkId) {
        this.secret = secret;
        this.networkId = networkId;
    }

    Instance instance(Hash32 module, long parachain, long incarnation) {
        return new Instance(
                networkId,
                module,
                Junctions.of(
                        new Junction.GlobalConsensus(new NetworkId.Polkadot()),
                        new Junction.Parachain(parachain)),
                Hashing.blake2b256(PROFILE),
                TrieProfile.BLAKE2B_V1,
                new Authority(
                        1,
                        List.of(
                                new Authority.Key(
                                        SignatureScheme.ED25519,
                                        Ed25519.publicKey(secret).bytes()))),
                incarnation);
    }

    String optIn(Instance instance) {
        return optIn(instance, FAR_FUTURE_MS, Programs.GAS);
    }

    String optIn(Instance instance, long expiresMs, long gasLimit) {
        Submission submission =
                new Submission(
                        networkId, instance.id(), instance.profileHash(), 0, expiresMs, gasLimit);
        long parachain =
                instance.host().items().getLast() instanceof Junction.Parachain(long id) ? id : 0;
        return """
        {"moduleHash":"%s","host":{"X2":[{"GlobalConsensus":"Polkadot"},{"Parachain":%d}]},
         "profile":"%s","trieProfile":"blake2b_v1",
         "hostAuthority":{"threshold":1,"keys":[{"scheme":"ed25519","publicKey":"%s"}]},
         "incarnation":%d,"expires":"%s","gasLimit":"%s",
         "signatures":[{"keyIndex":0,"signature":"%s"}]}\
        """
                .formatted(
                        instance.moduleHash(),
                        parachain,
                        PROFILE,
                        Ed25519.publicKey(secret),
                        instance.incarnation(),
                        Times.rfc3339(expiresMs),
                        Long.toUnsignedString(gasLimit),
                        Ed25519.sign(secret, submission.wrapped()));
    }

    String optOut(Instance instance) {
        return optOut(instance, FAR_FUTURE_MS);
    }

    String optOut(Instance instance, long expiresMs) {
        Submission submission = OptOutEvidence.submission(instance, expiresMs);
        return """
        {"expires":"%s","signatures":[{"keyIndex":0,"signature":"%s"}]}\
        """
                .formatted(Times.rfc3339(expiresMs), Ed25519.sign(secret, submission.wrapped()));
    }
}
