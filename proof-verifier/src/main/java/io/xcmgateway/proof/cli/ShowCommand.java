package io.xcmgateway.proof.cli;

import io.xcmgateway.api.statement.ExecutionProof;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Shows what is in a proof without judging it.
@CommandLine.Command(
        name = "show",
        description = "Shows what a proof says. Nothing of it is verified.")
final class ShowCommand extends Command {
    private static final String NOT_VERIFIED = "NOT VERIFIED: this is what the file says";

    @CommandLine.Parameters(paramLabel = "PROOF", description = "the proof in its SCALE form")
    private @Nullable Path proofFile;

    @Override
    int run() throws IOException, Unusable {
        ExecutionProof proof = Inputs.proof(Inputs.required(proofFile));
        print(
                new Facts()
                        .text("command", "show")
                        .flag("verified", false)
                        .fields("proof", ProofFacts.proof(proof)),
                NOT_VERIFIED + "\n" + ProofFacts.proof(proof).done().text() + NOT_VERIFIED + "\n");
        return Exit.YES;
    }
}
