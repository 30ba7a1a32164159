package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.api.statement.ReplaySection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The networks that the asker trusts, each under a policy of its own: nothing that one policy
/// allows is allowed under another.
///
/// @param policies 1..64, of distinct networks; an instance is pinned under one of them at most
public record TrustedNetworks(List<Policy> policies) {
    public static final int NETWORKS_MAX = 64;

    public TrustedNetworks {
        policies = List.copyOf(policies);
        if (policies.isEmpty() || policies.size() > NETWORKS_MAX) {
            throw new IllegalArgumentException(
                    "networks must be 1.." + NETWORKS_MAX + ", were " + policies.size());
        }
        Set<Hash32> ids = new HashSet<>();
        Set<Hash32> pinned = new HashSet<>();
        for (Policy policy : policies) {
            if (!ids.add(policy.network().id())) {
                throw new IllegalArgumentException(
                        "networks must be distinct, " + policy.network().id() + " is there twice");
            }
            for (PinnedInstance instance : policy.instances()) {
                if (!pinned.add(instance.instanceId())) {
                    throw new IllegalArgumentException(
                            "an instance must be of one network, "
                                    + instance.instanceId()
                                    + " is pinned under two");
                }
            }
        }
    }

    public static TrustedNetworks of(Policy policy) {
        return new TrustedNetworks(List.of(policy));
    }

    /// The policy that a proof is judged under.
    sealed interface Choice {
        record Applies(Policy policy) implements Choice {}

        record Unknown(String what, String expected, String found) implements Choice {}
    }

    /// The policy of the network with this id, or `null`.
    public @Nullable Policy of(Hash32 networkId) {
        for (Policy each : policies) {
            if (each.network().id().equals(networkId)) {
                return each;
            }
        }
        return null;
    }

    /// The policy that pins an instance, or `null`.
    public @Nullable Policy pinning(Hash32 instanceId) {
        for (Policy each : policies) {
            if (each.pinned(instanceId) != null) {
                return each;
            }
        }
        return null;
    }

    /// Ids of the networks, in words.
    public String names() {
        return policies.stream()
                .map(each -> each.network().id().toString())
                .collect(Collectors.joining(" or "));
    }

    /// What a proof says of its network only chooses who judges it: that policy then checks it. A
    /// proof that names none goes by its instance, whose id commits to its network. A lone policy
    /// judges all.
    Choice choose(ExecutionProof proof) {
        if (policies.size() == 1) {
            return new Choice.Applies(policies.getFirst());
        }
        Hash32 named = named(proof);
        Hash32 instanceId = proof.statement().instanceId();
        Policy policy = named == null ? pinning(instanceId) : of(named);
        if (policy != null) {
            return new Choice.Applies(policy);
        }
        return named == null
                ? new Choice.Unknown(
                        "instance",
                        "pinned under one of the networks " + names(),
                        instanceId.toString())
                : new Choice.Unknown("network", names(), named.toString());
    }

    /// The policy that a proof is judged under, or `null` if it is of none of the networks.
    public @Nullable Policy of(ExecutionProof proof) {
        return choose(proof) instanceof Choice.Applies(Policy policy) ? policy : null;
    }

    /// These for an attestor among others, as [Policy#withFewerAttestors()].
    public TrustedNetworks withFewerAttestors() {
        return new TrustedNetworks(policies.stream().map(Policy::withFewerAttestors).toList());
    }

    private static @Nullable Hash32 named(ExecutionProof proof) {
        ReplaySection replay = ProofVerifier.replaySection(proof);
        if (replay != null) {
            return replay.instance().networkId();
        }
        LogSection log = LogStep.section(proof);
        return log == null ? null : log.checkpoint().networkId();
    }
}
