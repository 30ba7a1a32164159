package io.xcmgateway.proof.cli;

import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.proof.TrustedNetworks;
import io.xcmgateway.proof.log.LogConsistency;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Judges whether a log only grew between two of its heads.
@CommandLine.Command(
        name = "consistency",
        description = {
            "Judges whether a log only grew between two of its signed heads.",
            "Heads come in their SCALE form or as signed notes, from two sources that you compare."
        })
final class ConsistencyCommand extends Command {
    @CommandLine.Parameters(
            index = "0",
            paramLabel = "EARLIER",
            description = "the head with fewer statements")
    private @Nullable Path earlierFile;

    @CommandLine.Parameters(
            index = "1",
            paramLabel = "LATER",
            description = "the head with more, or as many")
    private @Nullable Path laterFile;

    @CommandLine.Option(
            names = "--proof",
            paramLabel = "FILE",
            description =
                    "the consistency proof in its SCALE form"
                            + " (application/vnd.xcmgateway.consistency); not needed between heads"
                            + " of as many statements")
    private @Nullable Path proofFile;

    @CommandLine.Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "the policy, JSON: network, attestors, and the log if it names one")
    private @Nullable Path policyFile;

    @Override
    int run() throws IOException, Unusable {
        TrustedNetworks trusted = Inputs.policy(Inputs.required(policyFile));
        SignedCheckpoint earlier = Heads.checkpoint(Inputs.required(earlierFile));
        SignedCheckpoint later = Heads.checkpoint(Inputs.required(laterFile));
        Refusal foreign = Heads.foreign(earlier.checkpoint(), trusted);
        LogConsistency.Result result =
                LogConsistency.check(
                        earlier,
                        later,
                        Heads.proof(proofFile),
                        Heads.sets(earlier.checkpoint(), trusted));
        Facts facts = new Facts().text("command", "consistency");
        if (foreign != null) {
            print(facts.text("verdict", "refused").fields("why", foreign.facts()));
            return Exit.NO;
        }
        return switch (result) {
            case LogConsistency.Result.Consistent(long from, long to) -> {
                print(
                        facts.text("verdict", "consistent")
                                .text("log", later.checkpoint().logId())
                                .u64("from", from)
                                .u64("to", to)
                                .text(
                                        "established",
                                        "the log of the later head begins with the statements of"
                                                + " the earlier one, in their order"));
                yield Exit.YES;
            }
            case LogConsistency.Result.Equivocated(var one, var other) -> {
                print(
                        facts.text("verdict", "equivocated")
                                .u64("leaf_count", one.checkpoint().leafCount())
                                .text("one_root", one.checkpoint().mmrRoot())
                                .text("other_root", other.checkpoint().mmrRoot())
                                .items("evidence", Forks.facts(one, other)));
                yield Exit.NO;
            }
            case LogConsistency.Result.Refused(var reason, var expected, var found) -> {
                print(
                        facts.text("verdict", "refused")
                                .fields("why", new Refusal(reason, expected, found).facts()));
                yield Exit.NO;
            }
        };
    }
}
