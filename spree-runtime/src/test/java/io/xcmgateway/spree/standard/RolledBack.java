package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.InstructionError;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.api.xcm.v5.XcmError;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.state.MapView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// An instruction that failed did nothing: with a `Trap`, which does nothing but fail, in its
/// place, the program leaves the same state, messages and events, whether handlers follow or not.
final class RolledBack {
    private static final Instruction TRAP = new Instruction.Trap(77);
    private static final Instruction NOTHING = new Instruction.ClearTransactStatus();
    private static final Instruction.SetTopic ID = new Instruction.SetTopic(Hash32.ZERO);

    private RolledBack() {}

    /// @return whether there was an instruction to compare with a trap
    static boolean check(
            World world, MapView state, ProgramGenerator.Message message, Outcome outcome) {
        if (!world.weighsAllTheSame() || Fates.refused(outcome)) {
            return false;
        }
        List<Instruction> program = new ArrayList<>(message.program().instructions());
        if (!(program.getLast() instanceof Instruction.SetTopic)) {
            // Else the id of the message would differ, and with it what is sent.
            program.add(ID);
        }
        int failed = failed(state, message.origin(), program);
        if (failed < 0 || !leavesNothing(world, program, failed) || tellsErrors(program)) {
            return false;
        }
        List<Instruction> trapping = new ArrayList<>(program);
        trapping.set(failed, TRAP);
        ProgramRun.Answer one = answer(state, message.origin(), program);
        ProgramRun.Answer other = answer(state, message.origin(), trapping);
        if (Fates.refused(other.result().outcome())) {
            // The barrier wants to see the instruction.
            return false;
        }
        String what = "with " + program.get(failed) + " and with a trap in its place";
        assertThat(differing(state.after(one.run().diff()), state.after(other.run().diff())))
                .as("keys that differ in the state " + what)
                .isEmpty();
        assertThat(one.result().outbound())
                .as("messages " + what)
                .isEqualTo(other.result().outbound());
        assertThat(settled(one)).as("events " + what).isEqualTo(settled(other));
        assertThat(ProgramRun.used(one.result().outcome()))
                .as("weight " + what)
                .isEqualTo(ProgramRun.used(other.result().outcome()));
        return true;
    }

    private static Set<ByteString> differing(MapView one, MapView other) {
        Set<ByteString> keys = new TreeSet<>(one.entries().keySet());
        keys.addAll(other.entries().keySet());
        keys.removeIf(key -> Objects.equals(one.get(key), other.get(key)));
        return keys;
    }

    /// The index at which the main program fails, with what follows made harmless; -1 if it does
    /// not, or if that cannot be told because a call, which cannot be left out by weight, may fail
    /// in what follows.
    private static int failed(MapView state, Location origin, List<Instruction> program) {
        List<Instruction> silenced = new ArrayList<>();
        for (Instruction each : program) {
            Xcm fragment = Fates.fragment(each);
            if (fragment != null
                    && Fates.all(fragment.instructions()).stream()
                            .anyMatch(Instruction.Transact.class::isInstance)) {
                return -1;
            }
            silenced.add(fragment == null ? each : silenced(each, fragment));
        }
        return answer(state, origin, silenced).result().outcome()
                                instanceof Outcome.Incomplete(var _, InstructionError error)
                        && !(error.error() instanceof XcmError.Barrier)
                ? error.index()
                : -1;
    }

    /// As heavy as before.
    private static Instruction silenced(Instruction instruction, Xcm fragment) {
        Xcm harmless =
                new Xcm(Fates.all(fragment.instructions()).stream().map(_ -> NOTHING).toList());
        return instruction instanceof Instruction.SetAppendix
                ? new Instruction.SetAppendix(harmless)
                : new Instruction.SetErrorHandler(harmless);
    }

    /// What XCM.md 7.6 lets leave traces when it fails, or weighs more than a trap, is left out. So
    /// is what fails after delivery was paid from a register that does not roll back.
    private static boolean leavesNothing(World world, List<Instruction> program, int failed) {
        Instruction instruction = program.get(failed);
        if (Fates.sends(instruction, world.closed())) {
            return Fates.rollsHoldingBack(instruction)
                    && program.subList(0, failed).stream()
                            .noneMatch(Instruction.PayFees.class::isInstance);
        }
        return switch (instruction) {
            case Instruction.BuyExecution _,
                    Instruction.RefundSurplus _,
                    Instruction.SetErrorHandler _,
                    Instruction.SetAppendix _,
                    Instruction.ExecuteWithOrigin _,
                    Instruction.Transact _,
                    Instruction.SubscribeVersion _ ->
                    false;
            default -> true;
        };
    }

    private static boolean tellsErrors(List<Instruction> program) {
        return Fates.all(program).stream()
                .anyMatch(each ->
                        each instanceof Instruction.ReportError
                                || each instanceof Instruction.ExpectError);
    }

    /// What was tried in vain may be told.
    private static List<LedgerEvent> settled(ProgramRun.Answer answer) {
        return answer.events().stream()
                .filter(event -> !(event instanceof LedgerEvent.SendFailed))
                .toList();
    }

    private static ProgramRun.Answer answer(
            MapView state, Location origin, List<Instruction> program) {
        Xcm xcm = new Xcm(program);
        ProgramGenerator.Message message =
                new ProgramGenerator.Message(origin, xcm, new VersionedXcm.V5(xcm));
        return ProgramRun.answer(ProgramRun.input(0, message), state, false);
    }
}
