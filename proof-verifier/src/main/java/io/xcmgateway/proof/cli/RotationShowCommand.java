package io.xcmgateway.proof.cli;

import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.SignedRotation;
import io.xcmgateway.proof.TrustedNetworks;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Shows whom a rotation hands over to, and whether enough members of the old set agreed.
@CommandLine.Command(
        name = "show",
        description =
                "Shows a rotation, and judges whether a threshold of the newest set of the policy"
                        + " signed it.")
final class RotationShowCommand extends RotationCommand {
    @CommandLine.Parameters(paramLabel = "ROTATION", description = "the rotation, in hex")
    private @Nullable Path file;

    @Override
    int run() throws IOException, Unusable {
        TrustedNetworks trusted = trusted();
        SignedRotation signed = read(Inputs.required(file));
        Facts foreign = foreign(signed.rotation(), trusted);
        if (foreign != null) {
            return refuse(foreign);
        }
        AttestorSet old = old(signed.rotation(), trusted);
        give(signed, old);
        return Exit.of(unsigned(signed, old) == null);
    }
}
