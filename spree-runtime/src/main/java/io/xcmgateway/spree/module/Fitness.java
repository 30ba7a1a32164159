package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import org.jspecify.annotations.Nullable;

/// Whether the parts of a transition belong together, whatever the state.
final class Fitness {
    private Fitness() {}

    static Transition.@Nullable Refused check(
            AdmittedModule module,
            Instance instance,
            EntryPoint entryPoint,
            long sequence,
            InputContext context,
            OriginEvidence evidence,
            ByteString message) {
        if (!module.codeHash().equals(instance.moduleHash())) {
            return refused("module", instance.moduleHash(), module.codeHash());
        }
        return check(instance, entryPoint, sequence, context, evidence, message);
    }

    /// The same of what needs no module.
    static Transition.@Nullable Refused check(
            Instance instance,
            EntryPoint entryPoint,
            long sequence,
            InputContext context,
            OriginEvidence evidence,
            ByteString message) {
        if ((sequence == 0) != (entryPoint == EntryPoint.GENESIS)) {
            return refused(
                    "sequence",
                    "0 for genesis and for nothing else",
                    Long.toUnsignedString(sequence) + " for " + entryPoint);
        }
        if (context.gasLimit() < 0) {
            return refused("gas limit", "0..2^63-1", Long.toUnsignedString(context.gasLimit()));
        }
        if (evidence instanceof OriginEvidence.FromInstance routed) {
            Transition.Refused stranger = stranger(instance, entryPoint, routed);
            if (stranger != null) {
                return stranger;
            }
        }
        return switch (entryPoint) {
            case GENESIS -> genesis(instance, context, evidence, message);
            case APPLY_MESSAGE ->
                    message.length() > AbiLimits.MESSAGE_BYTES_MAX
                            ? tooLong("message", AbiLimits.MESSAGE_BYTES_MAX, message)
                            : null;
            case CALL -> call(context, message);
        };
    }

    /// Instances send messages, never calls, to other instances of their module.
    private static Transition.@Nullable Refused stranger(
            Instance instance, EntryPoint entryPoint, OriginEvidence.FromInstance routed) {
        if (entryPoint != EntryPoint.APPLY_MESSAGE) {
            return refused(
                    "entry point of another instance's message",
                    EntryPoint.APPLY_MESSAGE,
                    entryPoint);
        }
        return routed.sender().moduleHash().equals(instance.moduleHash())
                ? null
                : refused(
                        "module of the sender",
                        instance.moduleHash(),
                        routed.sender().moduleHash());
    }

    private static Transition.@Nullable Refused genesis(
            Instance instance, InputContext context, OriginEvidence evidence, ByteString profile) {
        if (!(evidence instanceof OriginEvidence.HostAuthority)) {
            return refused("genesis evidence", "the host authority's", "kind " + evidence.kind());
        }
        if (profile.length() > AbiLimits.PROFILE_BYTES_MAX) {
            return tooLong("profile", AbiLimits.PROFILE_BYTES_MAX, profile);
        }
        Hash32 profileHash = Hashing.blake2b256(profile);
        if (!profileHash.equals(instance.profileHash())) {
            return refused("profile", instance.profileHash(), profileHash);
        }
        return parent(context);
    }

    private static Transition.@Nullable Refused call(InputContext context, ByteString call) {
        return call.length() > AbiLimits.CALL_BYTES_MAX
                ? tooLong("call", AbiLimits.CALL_BYTES_MAX, call)
                : parent(context);
    }

    private static Transition.@Nullable Refused parent(InputContext context) {
        return context.origin().equals(Location.PARENT)
                ? null
                : refused("origin", Location.PARENT, context.origin());
    }

    private static Transition.Refused tooLong(String what, int bytesMax, ByteString found) {
        return refused(
                what + " length", "at most " + bytesMax + " bytes", found.length() + " bytes");
    }

    private static Transition.Refused refused(String reason, Object expected, Object found) {
        return new Transition.Refused(reason, expected.toString(), found.toString());
    }
}
