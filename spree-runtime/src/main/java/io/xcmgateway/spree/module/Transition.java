package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.StateLimits;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateView;
import io.xcmgateway.spree.state.WitnessBound;
import java.util.List;

/// What one ordered input makes of an instance: the content of a statement, but for its roots and
/// its place in the chain of statements.
///
/// One pure function, used by the gateway to execute and by the verifier to replay. The evidence's
/// signatures are checked before, by [io.xcmgateway.api.statement.EvidenceCheck]; what depends on
/// the state, that a nonce or channel number is the next one, is checked here.
///
/// How results map to statements where PROOF.md leaves it open:
/// - Whether bytes are a message is the module's to say, like all of their meaning: its code never
///   changes, while the decoders around it learn new versions. The standard module answers bytes
///   that do not decode with `Error{0, FailedToDecode}` and the message hash as message id.
/// - After a trap (a broken result is one) the message id is the message hash too: the executor did
///   not get to settle another.
/// - A message of another instance gets the gas of its receiver's state ([RoutedGas]), exactly; a
///   parked one that is tried again at least as much. Only an instance of the same module is heard.
/// - A genesis that succeeds is `Complete` with zero weight.
/// - What is `Skipped` has the message hash as message id, as after a trap, and used no gas.
/// - A run after which the state would be too large ([StateSize]) is a trap. The size is a host key
///   beside those of PROOF.md, read and written by a run that changes it.
public sealed interface Transition {

    /// The input takes its place in the instance's history.
    ///
    /// @param messageId zero for genesis and call
    /// @param gasUsed all of the gas limit after a trap
    /// @param effects outbound messages, then events
    /// @param diff host and guest keys; after a trap host keys only
    /// @param reads host and guest keys; a trap does not shorten them
    record Done(
            StatementOutcome outcome,
            Hash32 messageId,
            long gasUsed,
            List<Effect> effects,
            StateDiff diff,
            Reads reads)
            implements Transition {
        public Done {
            effects = List.copyOf(effects);
        }
    }

    /// The input cannot be part of the instance's history at this state.
    record Refused(String reason, String expected, String found) implements Transition {}

    /// Must be called on a thread of [io.xcmgateway.spree.sandbox.Sandbox#threadFactory].
    ///
    /// @param sequence unsigned 64 bits, 0 for genesis alone
    /// @param context fixed at ordering; its origin, kind and digest are those of `evidence`
    /// @param message the message, the call, or at genesis the profile
    /// @param pre the instance's whole trie before
    static Transition of(
            SpreeRuntime runtime,
            AdmittedModule module,
            Mode mode,
            Instance instance,
            EntryPoint entryPoint,
            long sequence,
            InputContext context,
            OriginEvidence evidence,
            ByteString message,
            StateView pre) {
        Refused unfit =
                Fitness.check(module, instance, entryPoint, sequence, context, evidence, message);
        if (unfit != null) {
            return unfit;
        }
        StateLimits limits = module.profile().limits().state();
        WitnessBound bound = new WitnessBound(limits);
        HostLedger ledger = new HostLedger(pre, limits, bound);
        GuestInput input = new GuestInput(instance, sequence, context, message);
        Refused conflict = ledger.consume(evidence, context, input.messageHash());
        if (conflict != null) {
            return conflict;
        }
        GuestRun run = GuestRun.of(runtime, module, mode, entryPoint, input, pre, bound);
        return switch (entryPoint) {
            case GENESIS -> Settlement.ofGenesis(run, instance, module.profile().hash(), ledger);
            case APPLY_MESSAGE -> Settlement.ofMessage(run, input, evidence, ledger);
            case CALL -> Settlement.ofCall(run, input, ledger);
        };
    }

    /// What passing over an input makes of an instance, which only an operator decides, after this
    /// node failed on it: nothing is executed. The guest's subtree stays as it is, the host's goes
    /// on as after a trap: the nonce or channel number is used up, and a message of another
    /// instance is parked, so that what was sent is not lost and can be tried again. No gas is
    /// used, and there are no effects. A genesis cannot be passed over.
    ///
    /// Needs no module and no thread of the sandbox.
    ///
    /// @param profile the instance's engine profile
    /// @param sequence unsigned 64 bits, not 0
    /// @param context as for [#of]
    /// @param message the message or the call
    /// @param pre the instance's whole trie before
    static Transition skipped(
            EngineProfile profile,
            Instance instance,
            EntryPoint entryPoint,
            long sequence,
            InputContext context,
            OriginEvidence evidence,
            ByteString message,
            StatementOutcome.Skipped outcome,
            StateView pre) {
        if (entryPoint == EntryPoint.GENESIS) {
            return new Refused("entry point of what is skipped", "a message or a call", "genesis");
        }
        Refused unfit = Fitness.check(instance, entryPoint, sequence, context, evidence, message);
        if (unfit != null) {
            return unfit;
        }
        StateLimits limits = profile.limits().state();
        HostLedger ledger = new HostLedger(pre, limits, new WitnessBound(limits));
        Hash32 messageHash = Hashing.blake2b256(message);
        Refused conflict = ledger.consume(evidence, context, messageHash);
        if (conflict != null) {
            return conflict;
        }
        if (evidence instanceof OriginEvidence.FromInstance routed) {
            ledger.park(routed, messageHash);
        }
        return new Done(
                outcome,
                entryPoint == EntryPoint.CALL ? Hash32.ZERO : messageHash,
                0,
                List.of(),
                ledger.diff(),
                ledger.reads());
    }
}
