package io.xcmgateway.proof.cli;

import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Rotation;
import io.xcmgateway.api.statement.SignedRotation;
import io.xcmgateway.proof.TrustedNetworks;
import io.xcmgateway.proof.signature.MemberKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// A member of the old set agrees, where its key is.
@CommandLine.Command(
        name = "sign",
        description = {
            "Signs a rotation as a member of the newest set of the policy, and joins what other"
                    + " members signed.",
            "Look at it first (rotation show): whoever trusts the old set follows it to the next."
        })
final class RotationSignCommand extends RotationCommand {
    @CommandLine.Parameters(
            arity = "1..*",
            paramLabel = "ROTATION",
            description = "one rotation, as it is or with signatures of different members")
    private @Nullable List<Path> files;

    @CommandLine.Mixin private @Nullable KeyOptions keyOptions;

    @Override
    int run() throws IOException, Unusable {
        TrustedNetworks trusted = trusted();
        MemberKeys keys = Inputs.required(keyOptions).read();
        List<Path> given = Inputs.required(files);
        SignedRotation signed = read(given.getFirst());
        Rotation rotation = signed.rotation();
        Facts foreign = foreign(rotation, trusted);
        if (foreign != null) {
            return refuse(foreign);
        }
        for (Path each : given.subList(1, given.size())) {
            SignedRotation other = read(each);
            if (!other.rotation().equals(rotation)) {
                return refuse(
                        new Refusal(
                                        "rotation in " + each,
                                        rotation.hash().toString(),
                                        other.rotation().hash().toString())
                                .facts());
            }
            signed =
                    new SignedRotation(
                            rotation, joined(signed.attestations(), other.attestations()));
        }
        AttestorSet old = old(rotation, trusted);
        if (!old.members().contains(keys.member())) {
            return refuse(
                    new Refusal(
                                    "member of set " + Long.toUnsignedString(old.id()),
                                    old.members().toString(),
                                    keys.member().toString())
                            .facts());
        }
        give(
                new SignedRotation(
                        rotation, joined(signed.attestations(), keys.sign(old, rotation.hash()))),
                old);
        return Exit.YES;
    }
}
