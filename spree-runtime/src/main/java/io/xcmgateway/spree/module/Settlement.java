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

/// Puts together what the guest did and what the host subtree records of it.
final class Settlement {
    private Settlement() {}

    static Transition ofGenesis(
            GuestRun run, Instance instance, Hash32 engineProfile, HostLedger ledger) {
        return switch (run) {
            case GuestRun.SetUp(GenesisResult.SetUp _, var diff, var reads, long gasUsed) -> {
                ledger.name(instance, engineProfile);
                yield new Transition.Done(
                        new StatementOutcome.Complete(Weight.ZERO),
                        Hash32.ZERO,
                        gasUsed,
                        List.of(),
                        ledger.diff().and(diff),
                        ledger.reads().and(reads));
            }
            case GuestRun.SetUp(GenesisResult.Declined(var reason), _, _, _) ->
                    new Transition.Refused(
                            "genesis",
                            "Ok",
                            new String(reason.toByteArray(), StandardCharsets.UTF_8));
            case GuestRun.Trapped(TrapKind kind, String reason, _) ->
                    new Transition.Refused("genesis", "Ok", kind + ": " + reason);
            case GuestRun.Answered _ -> throw notOf("genesis", run);
        };
    }

    static Transition ofMessage(
            GuestRun run, GuestInput input, OriginEvidence evidence, HostLedger ledger) {
        return switch (run) {
            case GuestRun.Answered answered ->
                    answered(answered, answered.result().messageId(), ledger);
            case GuestRun.Trapped trapped -> {
                if (evidence instanceof OriginEvidence.FromInstance routed) {
                    ledger.park(routed, input.messageHash());
                }
                yield trapped(trapped, input, input.messageHash(), ledger);
            }
            case GuestRun.SetUp _ -> throw notOf("a message", run);
        };
    }

    static Transition ofCall(GuestRun run, GuestInput input, HostLedger ledger) {
        return switch (run) {
            case GuestRun.Answered answered -> answered(answered, Hash32.ZERO, ledger);
            case GuestRun.Trapped trapped -> trapped(trapped, input, Hash32.ZERO, ledger);
            case GuestRun.SetUp _ -> throw notOf("a call", run);
        };
    }

    private static Transition answered(
            GuestRun.Answered answered, Hash32 messageId, HostLedger ledger) {
        ModuleExecution result = answered.result();
        List<Effect> effects = new ArrayList<>();
        for (ModuleExecution.Outbound outbound : result.outbound()) {
            switch (ledger.number(outbound)) {
                case HostLedger.OutboundNumber.Given(Effect.Outbound effect) -> effects.add(effect);
                case HostLedger.OutboundNumber.None(Transition.Refused refused) -> {
                    return refused;
                }
            }
        }
        result.events().forEach(it -> effects.add(new Effect.Event(it.topic(), it.data())));
        return new Transition.Done(
                outcome(result.outcome()),
                messageId,
                answered.gasUsed(),
                effects,
                ledger.diff().and(answered.diff()),
                ledger.reads().and(answered.reads()));
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
