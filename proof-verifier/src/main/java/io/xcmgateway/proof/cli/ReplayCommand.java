package io.xcmgateway.proof.cli;

import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.proof.Finding;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.Replay;
import io.xcmgateway.spree.state.StateDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Executes the message of a proof again, whoever attested it.
@CommandLine.Command(
        name = "replay",
        description = {
            "Executes the message of a replayable proof again and compares.",
            "Says nothing of attestors, of the policy, nor of where the state before came from."
        })
final class ReplayCommand extends Command {
    @CommandLine.Parameters(paramLabel = "PROOF", description = "the proof in its SCALE form")
    private @Nullable Path proofFile;

    @CommandLine.Option(
            names = "--modules",
            paramLabel = "DIRECTORY",
            description = "where modules are, as HASH.wasm, for proofs that only name theirs")
    private @Nullable Path modules;

    @CommandLine.Option(
            names = "--gas-limit-max",
            paramLabel = "GAS",
            defaultValue = "50000000000",
            description = "proofs with a greater gas limit are not run (default: ${DEFAULT-VALUE})")
    private long gasLimitMax;

    private final InstantSource time;

    ReplayCommand(InstantSource time) {
        this.time = time;
    }

    @Override
    int run() throws IOException, Unusable {
        if (gasLimitMax < 0) {
            throw new Unusable("--gas-limit-max must be 0..2^63-1, was " + gasLimitMax);
        }
        Path file = Inputs.required(proofFile);
        if (!(Inputs.proof(file) instanceof ExecutionProof.Replayable proof)) {
            throw new Unusable(file + " is not a replayable proof: it carries no message");
        }
        SlowJvm.warn(err());
        Replay replay = new ProofVerifier(Inputs.modules(modules), time).replay(proof, gasLimitMax);
        boolean equal = replay instanceof Replay.Ran ran && ran.equal();
        print(facts(replay, equal), text(replay, equal));
        return Exit.of(equal);
    }

    private static Facts facts(Replay replay, boolean equal) {
        Facts facts =
                new Facts()
                        .text("command", "replay")
                        .flag("equal", equal)
                        .fields("result", result(replay));
        return facts.items("findings", replay.findings().stream().map(Report::facts).toList());
    }

    private static @Nullable Facts result(Replay replay) {
        return switch (replay) {
            case Replay.Refused _ -> null;
            case Replay.Ran(_, var outcome, var id, var gas, var effects, var diff, var root, _) ->
                    new Facts()
                            .fields("outcome", ProofFacts.outcome(outcome))
                            .text("message_id", id)
                            .u64("gas_used", gas)
                            .text("post_root", root)
                            .items("outbound", effects(effects, true))
                            .items("events", effects(effects, false))
                            .items(
                                    "state_diff",
                                    diff.changes().entrySet().stream()
                                            .map(it -> change(it.getKey(), it.getValue()))
                                            .toList());
        };
    }

    private static List<Facts> effects(List<Effect> effects, boolean outbound) {
        return effects.stream()
                .filter(effect -> effect instanceof Effect.Outbound == outbound)
                .map(ProofFacts::effect)
                .toList();
    }

    private static Facts change(Object key, StateDiff.Change change) {
        Facts facts = new Facts().text("key", key);
        return switch (change) {
            case StateDiff.Change.Put(var value) -> facts.text("value", value);
            case StateDiff.Change.Delete() -> facts.nothing("value");
        };
    }

    private static String text(Replay replay, boolean equal) {
        StringBuilder out = new StringBuilder();
        Facts result = result(replay);
        if (result != null) {
            out.append(result.done().text());
        }
        for (Finding finding : replay.findings()) {
            out.append(Report.line(finding));
        }
        return out.append(
                        switch (replay) {
                            case Replay.Ran _ ->
                                    equal
                                            ? "EQUAL: the execution gives what the statement says;"
                                                    + " attestations were not looked at\n"
                                            : "DIFFERENT: the execution does not give what the"
                                                    + " statement says\n";
                            case Replay.Refused _ -> "NOT RUN\n";
                        })
                .toString();
    }
}
