package io.xcmgateway.proof.cli;

import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.TrustedNetworks;
import io.xcmgateway.proof.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Judges one proof under a policy.
@CommandLine.Command(name = "verify", description = "Judges one proof under a policy.")
final class VerifyCommand extends Command {
    @CommandLine.Parameters(
            paramLabel = "PROOF",
            description = "the proof in its SCALE form (application/vnd.xcmgateway.proof)")
    private @Nullable Path proofFile;

    @CommandLine.Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "the policy, JSON")
    private @Nullable Path policyFile;

    private final InstantSource time;

    VerifyCommand(InstantSource time) {
        this.time = time;
    }

    @Override
    int run() throws IOException, Unusable {
        Path file = Inputs.required(policyFile);
        TrustedNetworks trusted = Inputs.policy(file);
        ProofVerifier verifier = new ProofVerifier(Inputs.modules(trusted, file), time);
        SlowJvm.warn(err());
        Verdict verdict = verifier.verify(Inputs.proofBytes(Inputs.required(proofFile)), trusted);
        print(Report.facts(verdict), Report.text(verdict));
        return Exit.of(verdict instanceof Verdict.Accepted);
    }
}
