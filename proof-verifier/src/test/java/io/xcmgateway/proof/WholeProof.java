package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.api.statement.StateSection;
import io.xcmgateway.api.statement.StateSection.ProvedEffect;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.proof.mmr.LeafProof;
import io.xcmgateway.proof.mmr.Peaks;
import io.xcmgateway.proof.trie.Trie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/// A proof with every section there is, taken apart, so that one part can be exchanged.
///
/// @param state the whole state under its post root
/// @param effects all of its statement
record WholeProof(
        Statement statement,
        List<Attestation> attestations,
        LogSection log,
        StateSection shown,
        ReplaySection replay,
        Trie state,
        List<Effect> effects) {
    private static final int LEAVES = 13;
    private static final int LOG_INDEX = 6;

    /// The next transfer of a chain, with its module in the proof.
    static WholeProof next(Chain chain, long nonce) {
        ExecutionProof.Replayable executed =
                Edits.embedded(
                        chain.submit(Chain.transfer(500_000_000_000L), nonce, Chain.GAS_LIMIT),
                        Chain.MODULE.wasm());
        ProofVerifier verifier = new ProofVerifier(ModuleSource.NONE, () -> Instant.EPOCH);
        if (!(verifier.replay(executed, Chain.GAS_LIMIT) instanceof Replay.Ran ran)) {
            throw new AssertionError("must run");
        }
        Statement statement = executed.statement();
        List<ByteString> keys =
                new ArrayList<>(ran.diff().changes().navigableKeySet().stream().limit(3).toList());
        keys.add(ByteString.of(2));
        List<ProvedEffect> proved = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            proved.add(
                    new ProvedEffect(i, ran.effects().get(i), EffectTree.path(ran.effects(), i)));
        }
        return new WholeProof(
                statement,
                executed.attestations(),
                logged(statement.hash(), Chain.NETWORK),
                new StateSection(keys, chain.state().prove(keys).items(), proved),
                executed.replay(),
                chain.state(),
                ran.effects());
    }

    /// The place of a statement in a log of that network.
    static LogSection logged(Hash32 statement, Network network) {
        TreeMap<Long, Hash32> nodes = new TreeMap<>();
        Peaks peaks = Peaks.EMPTY;
        for (int i = 0; i < LEAVES; i++) {
            Hash32 leaf = i == LOG_INDEX ? statement : Hashing.keccak256(ByteString.ascii("s" + i));
            peaks = peaks.append(Checkpoint.leaf(i, leaf), nodes::put);
        }
        Checkpoint checkpoint =
                new Checkpoint(
                        network.id(),
                        Checkpoint.logId(network.id(), ByteString.ascii("log")),
                        LEAVES,
                        peaks.root(),
                        Chain.START_MS);
        return new LogSection(
                LOG_INDEX,
                LeafProof.of(
                                position -> Objects.requireNonNull(nodes.get(position)),
                                LEAVES,
                                List.of((long) LOG_INDEX))
                        .items(),
                checkpoint,
                Chain.ATTESTORS.attest(checkpoint.hash()));
    }

    ExecutionProof.Replayable proof() {
        return new ExecutionProof.Replayable(statement, attestations, log, shown, replay);
    }

    /// With the attestors' own word for another statement.
    WholeProof with(Statement other) {
        return with(other, Chain.ATTESTORS.attest(other.hash()));
    }

    /// Attested, and in the log.
    WholeProof with(Statement other, List<Attestation> by) {
        return new WholeProof(
                other, by, logged(other.hash(), Chain.NETWORK), shown, replay, state, effects);
    }

    WholeProof attested(List<Attestation> by) {
        return new WholeProof(statement, by, log, shown, replay, state, effects);
    }

    WholeProof with(LogSection other) {
        return new WholeProof(statement, attestations, other, shown, replay, state, effects);
    }

    WholeProof with(StateSection other) {
        return new WholeProof(statement, attestations, log, other, replay, state, effects);
    }

    WholeProof with(ReplaySection other) {
        return new WholeProof(statement, attestations, log, shown, other, state, effects);
    }

    WholeProof nodes(List<ByteString> nodes) {
        return with(new StateSection(shown.keys(), nodes, shown.effects()));
    }

    WholeProof effects(List<ProvedEffect> proved) {
        return with(new StateSection(shown.keys(), shown.storageProof(), proved));
    }

    WholeProof witness(List<ByteString> items) {
        return with(Edits.preState(replay, items));
    }

    WholeProof module(ByteString wasm) {
        return module(new ReplaySection.ModuleCode.Embedded(wasm));
    }

    /// Without the module's bytes.
    WholeProof byHash() {
        return module(new ReplaySection.ModuleCode.ByHash());
    }

    private WholeProof module(ReplaySection.ModuleCode code) {
        return with(
                new ReplaySection(
                        replay.instance(),
                        replay.message(),
                        replay.context(),
                        replay.evidence(),
                        replay.senderAttestations(),
                        replay.preState(),
                        code));
    }
}
