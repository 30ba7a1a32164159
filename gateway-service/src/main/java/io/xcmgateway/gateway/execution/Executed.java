package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.checkpoint.StatementLog;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.InstanceHead;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.proof.trie.NodeChanges;
import io.xcmgateway.proof.trie.Trie;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.state.StateDiff;
import java.util.List;

/// One finished execution with everything that has to become durable about it.
///
/// @param outboundPaths inclusion paths of the outbound messages, which are the first effects
/// @param witness the pre-state nodes that a replay loads
/// @param undo what takes `diff` back
/// @param nodes what `diff` changes of the trie's nodes
/// @param gasSettled whether the gas limit is another one than was ordered
record Executed(
        OrderedMessage entry,
        Statement statement,
        Hash32 statementHash,
        List<Effect> effects,
        List<List<Hash32>> outboundPaths,
        List<ByteString> witness,
        StateDiff diff,
        StateDiff undo,
        NodeChanges nodes,
        boolean gasSettled) {

    /// Makes the statement about a step.
    ///
    /// @param previousHash hash of the statement before, zero for sequence 0
    static Executed of(
            Step step,
            Hash32 engineProfile,
            Hash32 previousHash,
            Trie pre,
            Trie post,
            Transition.Done transition) {
        Instance instance = step.instance();
        OrderedMessage entry = step.entry();
        Statement statement =
                new Statement(
                        instance.id(),
                        step.sequence(),
                        previousHash,
                        instance.moduleHash(),
                        engineProfile,
                        instance.trieProfile(),
                        entry.entryPoint(),
                        Hashing.blake2b256(entry.message()),
                        transition.messageId(),
                        entry.context().hash(),
                        pre.root(),
                        post.root(),
                        transition.outcome(),
                        transition.gasUsed(),
                        transition.effects().size(),
                        EffectTree.root(transition.effects()));
        return new Executed(
                entry,
                statement,
                statement.hash(),
                transition.effects(),
                EffectTree.paths(transition.effects(), outboundCount(transition.effects())),
                pre.witness(transition.reads(), transition.diff()),
                transition.diff(),
                transition.diff().undoing(pre.view()),
                pre.changesTo(post),
                step.gasSettled());
    }

    private static int outboundCount(List<Effect> effects) {
        int count = 0;
        while (count < effects.size() && effects.get(count) instanceof Effect.Outbound) {
            count++;
        }
        return count;
    }

    Position at(int number) {
        return new Position(number, statement.sequence());
    }

    ExecutedMessage signed(List<Attestation> attestations) {
        return new ExecutedMessage(
                entry.messageId(),
                entry.message(),
                entry.context(),
                statement,
                statementHash,
                attestations,
                effects);
    }

    /// Adds the rows: statement, effects, witness, state and its history, the record of what may be
    /// signed, the place in the log, and the offset, in one batch.
    void put(StoreBatch batch, int number, StatementLog log, StateHistory history) {
        Position at = at(number);
        if (gasSettled) {
            Records.putOrdered(batch, at, entry);
        }
        Records.putExecution(batch, at, new ExecutionRecord(statement, effects), witness);
        history.put(batch, at, this);
        Records.putSigned(batch, statement.instanceId(), statement.sequence(), statementHash);
        log.append(batch, at, statementHash);
        Records.putHead(
                batch,
                number,
                new InstanceHead(
                        statement.sequence() + 1,
                        statement.postRoot(),
                        statementHash,
                        entry.context().timeMs()));
    }
}
