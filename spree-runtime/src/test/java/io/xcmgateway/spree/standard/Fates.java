package io.xcmgateway.spree.standard;

import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.InstructionError;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.api.xcm.v5.XcmError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which instructions of a program did what they do, as far as its outcome tells.
///
/// @param done succeeded, for certain
/// @param unknown may have succeeded, or failed
/// @param failed did not succeed; at most one
record Fates(List<Instruction> done, List<Instruction> unknown, List<Instruction> failed) {

    /// The outcome of a program that a barrier or the weigher refused.
    static boolean refused(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Complete _ -> false;
            case Outcome.Incomplete(var _, InstructionError error) ->
                    error.error() instanceof XcmError.Barrier;
            case Outcome.Error _ -> true;
        };
    }

    static Fates of(Xcm program, Outcome outcome) {
        List<Instruction> main = program.instructions();
        boolean clears = all(main).stream().anyMatch(Instruction.ClearError.class::isInstance);
        if (refused(outcome)) {
            return new Fates(List.of(), List.of(), List.of());
        }
        if (outcome instanceof Outcome.Complete && !clears) {
            return new Fates(smooth(main), List.of(), List.of());
        }
        if (outcome instanceof Outcome.Incomplete(var _, InstructionError error)
                && main.stream().noneMatch(Fates::hasFragment)) {
            return new Fates(
                    main.subList(0, error.index()), List.of(), List.of(main.get(error.index())));
        }
        return new Fates(List.of(), all(main), List.of());
    }

    /// What runs if nothing fails: a program, then the appendix it set last.
    private static List<Instruction> smooth(List<Instruction> program) {
        List<Instruction> done = new ArrayList<>(program);
        Xcm appendix = null;
        for (Instruction each : program) {
            if (each instanceof Instruction.SetAppendix(Xcm set)) {
                appendix = set;
            }
        }
        if (appendix != null) {
            done.addAll(smooth(appendix.instructions()));
        }
        return done;
    }

    /// A program and the fragments in it, not what it sends elsewhere.
    static List<Instruction> all(List<Instruction> program) {
        List<Instruction> all = new ArrayList<>();
        for (Instruction each : program) {
            all.add(each);
            Xcm fragment = fragment(each);
            if (fragment != null) {
                all.addAll(all(fragment.instructions()));
            }
        }
        return all;
    }

    static boolean hasFragment(Instruction instruction) {
        return fragment(instruction) != null;
    }

    static @Nullable Xcm fragment(Instruction instruction) {
        return switch (instruction) {
            case Instruction.SetErrorHandler(Xcm handler) -> handler;
            case Instruction.SetAppendix(Xcm appendix) -> appendix;
            default -> null;
        };
    }

    /// All that may have succeeded.
    List<Instruction> possible() {
        return Stream.concat(done.stream(), unknown.stream()).toList();
    }

    /// All that was begun, or may have been.
    List<Instruction> begun() {
        return Stream.concat(possible().stream(), failed.stream()).toList();
    }

    /// Whether an instruction sends to a destination.
    static boolean sends(Instruction instruction, Location to) {
        return to.equals(
                switch (instruction) {
                    case Instruction.TransferReserveAsset it -> it.dest();
                    case Instruction.DepositReserveAsset it -> it.dest();
                    case Instruction.InitiateReserveWithdraw it -> it.reserve();
                    case Instruction.InitiateTeleport it -> it.dest();
                    case Instruction.InitiateTransfer it -> it.destination();
                    case Instruction.LockAsset it -> it.unlocker();
                    case Instruction.RequestUnlock it -> it.locker();
                    case Instruction.ReportError it -> it.responseInfo().destination();
                    case Instruction.ReportHolding it -> it.responseInfo().destination();
                    case Instruction.ReportTransactStatus it -> it.responseInfo().destination();
                    case Instruction.QueryPallet it -> it.responseInfo().destination();
                    default -> null;
                });
    }

    /// Whether what an instruction that sends took from holding is back there after it failed.
    static boolean rollsHoldingBack(Instruction instruction) {
        return switch (instruction) {
            case Instruction.DepositReserveAsset _,
                    Instruction.InitiateReserveWithdraw _,
                    Instruction.InitiateTeleport _,
                    Instruction.InitiateTransfer _,
                    Instruction.LockAsset _,
                    Instruction.RequestUnlock _ ->
                    true;
            default -> false;
        };
    }
}
