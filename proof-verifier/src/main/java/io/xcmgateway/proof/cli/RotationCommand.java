package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Rotation;
import io.xcmgateway.api.statement.SignedRotation;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.TrustedNetworks;
import io.xcmgateway.proof.signature.AttestationCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// What the commands over rotations have in common: a policy whose newest set hands over, and files
/// that hold a signed rotation in hex.
abstract class RotationCommand extends Command {
    private static final int FILE_BYTES_MAX = 2 * SignedRotation.BYTES_MAX + 16;

    @CommandLine.Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "the policy, JSON: its newest attestor set hands over")
    private @Nullable Path policyFile;

    @CommandLine.Option(
            names = "--out",
            paramLabel = "FILE",
            description = "where to write the rotation in hex; a new file")
    private @Nullable Path outFile;

    final TrustedNetworks trusted() throws IOException, Unusable {
        return Inputs.policy(Inputs.required(policyFile));
    }

    /// Ids only grow, so the newest set has the greatest.
    static AttestorSet newest(Policy policy) {
        AttestorSet newest = policy.network().set();
        for (AttestorSet each : policy.laterSets()) {
            newest = Long.compareUnsigned(each.id(), newest.id()) > 0 ? each : newest;
        }
        return newest;
    }

    static SignedRotation read(Path file) throws IOException, Unusable {
        String text = Inputs.utf8("rotation", file, BoundedFile.read(file, FILE_BYTES_MAX)).strip();
        if (!text.matches("0x([0-9a-f]{2})*")) {
            throw new Unusable(file + " must hold a rotation as 0x and lower-case hex");
        }
        return switch (SignedRotation.decode(ByteString.hex(text.substring(2)))) {
            case Decoded.Value<SignedRotation>(SignedRotation rotation) -> rotation;
            case Decoded.Refused<SignedRotation> refused ->
                    throw new Unusable(file + " is not a rotation: " + refused.message());
        };
    }

    /// Why a rotation does not hand over from the newest set of its network, or `null`.
    static @Nullable Facts foreign(Rotation rotation, TrustedNetworks trusted) {
        Policy policy = trusted.of(rotation.networkId());
        if (policy == null) {
            return new Refusal("network", trusted.names(), rotation.networkId().toString()).facts();
        }
        AttestorSet old = newest(policy);
        return rotation.oldId() == old.id()
                ? null
                : new Refusal(
                                "old set",
                                Long.toUnsignedString(old.id()),
                                Long.toUnsignedString(rotation.oldId()))
                        .facts();
    }

    /// The set that a rotation hands over from; asked of one that is not foreign.
    static AttestorSet old(Rotation rotation, TrustedNetworks trusted) {
        Policy policy = trusted.of(rotation.networkId());
        if (policy == null) {
            throw new IllegalStateException("the network of a rotation must be trusted here");
        }
        return newest(policy);
    }

    /// Attestations of one rotation, as the threshold is counted: sorted and distinct.
    static List<Attestation> joined(List<Attestation> one, List<Attestation> other) {
        List<Attestation> all = new ArrayList<>(one);
        for (Attestation each : other) {
            if (all.stream()
                    .noneMatch(there ->
                            there.index() == each.index() && there.scheme() == each.scheme())) {
                all.add(each);
            }
        }
        all.sort(
                Comparator.comparingLong(Attestation::index)
                        .thenComparingInt(each -> each.scheme().code()));
        return all;
    }

    /// Why not enough of the old set signed, or signed something else; `null` if they did.
    static @Nullable Facts unsigned(SignedRotation signed, AttestorSet old) {
        return switch (AttestationCheck.check(
                id -> id == old.id() ? old : null,
                signed.rotation().hash(),
                signed.attestations())) {
            case AttestationCheck.Result.Met _ -> null;
            case AttestationCheck.Result.Refused(var reason, var expected, var found) ->
                    new Refusal(reason, expected, found).facts();
        };
    }

    /// Writes it if asked to, and tells what it is.
    final void give(SignedRotation signed, AttestorSet old) throws IOException {
        if (outFile != null) {
            Files.writeString(
                    outFile,
                    signed.encode() + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
        }
        tell(signed, old);
    }

    /// Says what a rotation does and whether it can be used yet.
    final void tell(SignedRotation signed, AttestorSet old) {
        Rotation rotation = signed.rotation();
        Hash32 hash = rotation.hash();
        Facts why = unsigned(signed, old);
        print(
                new Facts()
                        .text("command", "rotation")
                        .text("verdict", why == null ? "signed" : "unfinished")
                        .fields("why", why)
                        .text("hash", hash)
                        .text("network_id", rotation.networkId())
                        .u64("old_id", rotation.oldId())
                        .whole("old_threshold", old.threshold())
                        .u64("next_id", rotation.next().id())
                        .whole("next_threshold", rotation.next().threshold())
                        .items(
                                "next_members",
                                rotation.next().members().stream()
                                        .map(RotationCommand::member)
                                        .toList())
                        .items("attestations", AttestationFacts.of(signed.attestations()))
                        .text("rotation", signed.encode()));
    }

    final int refuse(Facts why) {
        print(
                new Facts()
                        .text("command", "rotation")
                        .text("verdict", "refused")
                        .fields("why", why));
        return Exit.NO;
    }

    private static Facts member(AttestorSet.Member member) {
        Facts facts = new Facts().text("address", member.address());
        Hash32 second = member.ed25519Key();
        return second == null ? facts.nothing("ed25519") : facts.text("ed25519", second);
    }
}
