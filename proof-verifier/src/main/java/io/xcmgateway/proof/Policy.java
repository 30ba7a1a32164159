package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.ProofLevel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whom and what the asker trusts. Nothing of it ever comes from a proof.
///
/// @param network name and first attestor set; its id follows
/// @param laterSets attestor sets with an id above 0, distinct ids
/// @param instances the only ones that proofs may be about
/// @param modules hashes of the modules that may have run
/// @param minimumLevel proofs below it are refused
/// @param maximumAgeMs how far a proof's time may be from now, in milliseconds; no limit if null
/// @param acceptsAsserted whether an operator's word for an origin will do; only a replayable proof
///   shows its origin
/// @param acceptsSkipped whether a statement of a message passed over will do
/// @param moduleDirectory where the asker keeps module bytes, for proofs without them
/// @param gasLimitMax how much gas a replay may be allowed, so that attestors cannot keep the asker
///   busy for ever; 0..2^63-1, no bound if null
/// @param logId the one log that counts; then every proof above the attested level must be in it.
///   Any log that the attestors sign if null
/// @param acceptsFewerAttestors whether one attestor will do whatever the threshold is: for whoever
///   executes again before attesting too, never for whoever believes attestors
public record Policy(
        Network network,
        List<AttestorSet> laterSets,
        List<PinnedInstance> instances,
        Set<Hash32> modules,
        ProofLevel minimumLevel,
        @Nullable Long maximumAgeMs,
        boolean acceptsAsserted,
        boolean acceptsSkipped,
        @Nullable String moduleDirectory,
        @Nullable Long gasLimitMax,
        @Nullable Hash32 logId,
        boolean acceptsFewerAttestors) {
    public static final int SETS_MAX = 1024;
    public static final int INSTANCES_MAX = 4096;
    public static final int MODULES_MAX = 1024;

    public Policy {
        laterSets = List.copyOf(laterSets);
        instances = List.copyOf(instances);
        modules = Set.copyOf(modules);
        atMost("attestor sets", laterSets.size(), SETS_MAX);
        atMost("instances", instances.size(), INSTANCES_MAX);
        atMost("modules", modules.size(), MODULES_MAX);
        Set<Long> ids = new HashSet<>(Set.of(0L));
        for (AttestorSet set : laterSets) {
            if (!ids.add(set.id())) {
                throw new IllegalArgumentException(
                        "attestor set ids must be distinct, "
                                + Long.toUnsignedString(set.id())
                                + " is there twice");
            }
        }
        Set<Hash32> pinned = new HashSet<>();
        for (PinnedInstance instance : instances) {
            if (!pinned.add(instance.instanceId())) {
                throw new IllegalArgumentException(
                        "instances must be pinned once, " + instance.instanceId() + " is twice");
            }
        }
        if (maximumAgeMs != null && maximumAgeMs < 0) {
            throw new IllegalArgumentException("maximum age must be 0 ms or more");
        }
        if (gasLimitMax != null && gasLimitMax < 0) {
            throw new IllegalArgumentException("maximum gas limit must be 0..2^63-1");
        }
    }

    /// A policy without a bound on gas, for any log.
    public Policy(
            Network network,
            List<AttestorSet> laterSets,
            List<PinnedInstance> instances,
            Set<Hash32> modules,
            ProofLevel minimumLevel,
            @Nullable Long maximumAgeMs,
            boolean acceptsAsserted,
            boolean acceptsSkipped,
            @Nullable String moduleDirectory) {
        this(
                network,
                laterSets,
                instances,
                modules,
                minimumLevel,
                maximumAgeMs,
                acceptsAsserted,
                acceptsSkipped,
                moduleDirectory,
                null,
                null,
                false);
    }

    /// This policy with a bound on gas.
    public Policy withGasLimitMax(long gas) {
        return with(gas, logId, acceptsFewerAttestors);
    }

    /// This policy for one log.
    public Policy withLog(Hash32 log) {
        return with(gasLimitMax, log, acceptsFewerAttestors);
    }

    /// This policy for an attestor among others, whose threshold is not met yet.
    public Policy withFewerAttestors() {
        return with(gasLimitMax, logId, true);
    }

    private Policy with(@Nullable Long gas, @Nullable Hash32 log, boolean fewerAttestors) {
        return new Policy(
                network,
                laterSets,
                instances,
                modules,
                minimumLevel,
                maximumAgeMs,
                acceptsAsserted,
                acceptsSkipped,
                moduleDirectory,
                gas,
                log,
                fewerAttestors);
    }

    /// The attestor set with this id as attestations are judged by it, or `null`.
    public @Nullable AttestorSet judging(long id) {
        AttestorSet set = set(id);
        return set == null || !acceptsFewerAttestors ? set : new AttestorSet(id, 1, set.members());
    }

    /// The attestor set with this id, or `null`.
    public @Nullable AttestorSet set(long id) {
        if (id == 0) {
            return network.set();
        }
        for (AttestorSet each : laterSets) {
            if (each.id() == id) {
                return each;
            }
        }
        return null;
    }

    public @Nullable PinnedInstance pinned(Hash32 instanceId) {
        for (PinnedInstance each : instances) {
            if (each.instanceId().equals(instanceId)) {
                return each;
            }
        }
        return null;
    }

    private static void atMost(String what, int found, int max) {
        if (found > max) {
            throw new IllegalArgumentException(what + " must be at most " + max + ", was " + found);
        }
    }
}
