package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.proof.TrustedNetworks;
import io.xcmgateway.proof.log.CheckpointNote;
import io.xcmgateway.proof.log.Witness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Keeps watch over a log: remembers its largest head, and speaks for a newer one only if the log
/// merely grew.
@CommandLine.Command(
        name = "witness",
        description = {
            "Takes a newer head of a log and the proof that the log only grew since the last one"
                    + " seen, cosigns it, and remembers it.",
            "The first head of all is taken on the attestors' word. A head that contradicts what"
                    + " was seen is refused and kept as evidence beside the state."
        })
final class WitnessCommand extends Command {
    private static final long MILLIS = 1000;

    @CommandLine.Parameters(
            paramLabel = "NOTE",
            description = "the newer head as a signed note (/v1/checkpoints/latest.note)")
    private @Nullable Path noteFile;

    @CommandLine.Option(
            names = "--proof",
            paramLabel = "FILE",
            description = "the consistency proof from the last head seen, SCALE")
    private @Nullable Path proofFile;

    @CommandLine.Option(
            names = "--state",
            required = true,
            paramLabel = "FILE",
            description = "where the largest head seen is kept; made at the first one")
    private @Nullable Path stateFile;

    @CommandLine.Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "the policy, JSON: network, attestors, and the log if it names one")
    private @Nullable Path policyFile;

    @CommandLine.Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "the witness's name in its cosignatures, such as witness.example/w1")
    private @Nullable String name;

    @CommandLine.Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "the witness's ed25519 seed: 32 bytes in hex, in a file of its own")
    private @Nullable Path keyFile;

    private final InstantSource time;

    WitnessCommand(InstantSource time) {
        this.time = time;
    }

    @Override
    int run() throws IOException, Unusable {
        TrustedNetworks trusted = Inputs.policy(Inputs.required(policyFile));
        CheckpointNote next = Heads.note(Inputs.required(noteFile));
        Hash32 secret = SecretFile.read(Inputs.required(keyFile));
        String witness = name();
        Refusal foreign = Heads.foreign(next.signed().checkpoint(), trusted);
        if (foreign != null) {
            print(refused(foreign.facts()));
            return Exit.NO;
        }
        try (WitnessState state = WitnessState.open(Inputs.required(stateFile))) {
            CheckpointNote known = state.known();
            Witness.Seen seen =
                    Witness.look(
                            known,
                            next,
                            Heads.proof(proofFile),
                            Heads.sets(next.signed().checkpoint(), trusted));
            return switch (seen) {
                case Witness.Seen.First() -> cosign(state, next, witness, secret, null);
                case Witness.Seen.Grown(long from) -> cosign(state, next, witness, secret, from);
                case Witness.Seen.Forked(var reason, var expected, var found) -> {
                    if (known == null) {
                        throw new IllegalStateException("a fork has two heads");
                    }
                    Path kept = state.keepEvidence(known, next);
                    print(
                            new Facts()
                                    .text("command", "witness")
                                    .text("verdict", "forked")
                                    .fields("why", new Refusal(reason, expected, found).facts())
                                    .text("kept", kept)
                                    .items("evidence", Forks.facts(known.signed(), next.signed())));
                    yield Exit.NO;
                }
                case Witness.Seen.Refused(var reason, var expected, var found) -> {
                    Facts facts = refused(new Refusal(reason, expected, found).facts());
                    print(
                            known == null
                                    ? facts
                                    : facts.text("kept", state.keepEvidence(known, next)));
                    yield Exit.NO;
                }
            };
        }
    }

    private int cosign(
            WitnessState state,
            CheckpointNote next,
            String witness,
            Hash32 secret,
            @Nullable Long from)
            throws IOException {
        CheckpointNote cosigned =
                next.cosigned(witness, secret, Math.max(0, time.millis() / MILLIS));
        state.remember(cosigned);
        Facts facts =
                new Facts()
                        .text("command", "witness")
                        .text("verdict", from == null ? "first" : "consistent");
        print(
                (from == null ? facts.nothing("from") : facts.u64("from", from))
                        .u64("to", next.signed().checkpoint().leafCount())
                        .text("note", cosigned.text()),
                cosigned.text());
        return Exit.YES;
    }

    private String name() throws Unusable {
        String given = Inputs.required(name);
        if (!CheckpointNote.isOrigin(given)) {
            throw new Unusable(
                    "--name must be 1.."
                            + CheckpointNote.ORIGIN_BYTES_MAX
                            + " bytes without spaces and \"+\"");
        }
        return given;
    }

    private static Facts refused(Facts why) {
        return new Facts().text("command", "witness").text("verdict", "refused").fields("why", why);
    }
}
