package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.InstructionError;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.XcmError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Puts together what the guest did and what the host subtree records of it.
final class Settlement {
    private Settlement() {}

    static Transition ofGenesis(
            GuestRun run, Instance instance, Hash32 engineProfile, HostLedger ledger) {
        return switch (run) {
            case GuestRun.SetUp(GenesisResult.SetUp _, Execution.Returned returned) ->
                    switch (ledger.settle(List.of(), returned.growth())) {
                        case Settled.Kept _ -> {
                            ledger.name(instance, engineProfile);
                            yield new Transition.Done(
                                    new StatementOutcome.Complete(Weight.ZERO),
                                    Hash32.ZERO,
                                    returned.gasUsed(),
                                    List.of(),
                                    ledger.diff().and(returned.diff()),
                                    ledger.reads().and(returned.reads()));
                        }
                        case Settled.TooMuch(String reason) ->
                                refusedGenesis(TrapKind.TRAP + ": " + reason);
                        case Settled.Broken(Transition.Refused refused) -> refused;
                    };
            case GuestRun.SetUp(GenesisResult.Declined(var reason), _) ->
                    refusedGenesis(new String(reason.toByteArray(), StandardCharsets.UTF_8));
            case GuestRun.Trapped(TrapKind kind, String reason, _) ->
                    refusedGenesis(kind + ": " + reason);
            case GuestRun.Answered _ -> throw notOf("genesis", run);
        };
    }

    private static Transition.Refused refusedGenesis(String found) {
        return new Transition.Refused("genesis", "Ok", found);
    }

    static Transition ofMessage(
            GuestRun run, GuestInput input, OriginEvidence evidence, HostLedger ledger) {
        return switch (run) {
            case GuestRun.Answered answered ->
                    answered(
                            answered,
                            answered.result().messageId(),
                            ledger,
                            trap -> trappedMessage(trap, input, evidence, ledger));
            case GuestRun.Trapped trapped -> trappedMessage(trapped, input, evidence, ledger);
            case GuestRun.SetUp _ -> throw notOf("a message", run);
        };
    }

    private static Transition trappedMessage(
            GuestRun.Trapped trapped,
            GuestInput input,
            OriginEvidence evidence,
            HostLedger ledger) {
        if (evidence instanceof OriginEvidence.FromInstance routed) {
            ledger.park(routed, input.messageHash());
        }
        return trapped(trapped, input, input.messageHash(), ledger);
    }

    static Transition ofCall(GuestRun run, GuestInput input, HostLedger ledger) {
        return switch (run) {
            case GuestRun.Answered answered ->
                    answered(
                            answered,
                            Hash32.ZERO,
                            ledger,
                            trap -> trapped(trap, input, Hash32.ZERO, ledger));
            case GuestRun.Trapped trapped -> trapped(trapped, input, Hash32.ZERO, ledger);
            case GuestRun.SetUp _ -> throw notOf("a call", run);
        };
    }

    /// @param tooMuch what becomes of a run whose answer exceeds a limit
    private static Transition answered(
            GuestRun.Answered answered,
            Hash32 messageId,
            HostLedger ledger,
            Function<GuestRun.Trapped, Transition> tooMuch) {
        ModuleExecution result = answered.result();
        Execution.Returned run = answered.run();
        return switch (ledger.settle(result.outbound(), run.growth())) {
            case Settled.Kept(List<Effect> outbound) -> {
                List<Effect> effects = new ArrayList<>(outbound);
                result.events().forEach(it -> effects.add(new Effect.Event(it.topic(), it.data())));
                yield new Transition.Done(
                        outcome(result.outcome()),
                        messageId,
                        run.gasUsed(),
                        effects,
                        ledger.diff().and(run.diff()),
                        ledger.reads().and(run.reads()));
            }
            case Settled.TooMuch(String reason) ->
                    tooMuch.apply(new GuestRun.Trapped(TrapKind.TRAP, reason, run.reads()));
            case Settled.Broken(Transition.Refused refused) -> refused;
        };
    }

    private static Transition trapped(
            GuestRun.Trapped trapped, GuestInput input, Hash32 messageId, HostLedger ledger) {
        return new Transition.Done(
                new StatementOutcome.Trapped(trapped.kind()),
                messageId,
                input.context().gasLimit(),
                List.of(),
                ledger.diff(),
                ledger.reads().and(trapped.reads()));
    }

    private static StatementOutcome outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Complete(Weight used) -> new StatementOutcome.Complete(used);
            case Outcome.Incomplete(Weight used, InstructionError(int index, XcmError error)) ->
                    new StatementOutcome.Incomplete(used, index, error);
            case Outcome.Error(InstructionError(int index, XcmError error)) ->
                    new StatementOutcome.Error(index, error);
        };
    }

    private static IllegalStateException notOf(String what, GuestRun run) {
        return new IllegalStateException(run + " cannot come of " + what);
    }
}
