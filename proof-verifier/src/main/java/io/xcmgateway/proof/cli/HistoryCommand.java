package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.proof.HistoryMode;
import io.xcmgateway.proof.HistoryVerdict;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.TrustedNetworks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Judges a run of proofs of one instance.
@CommandLine.Command(
        name = "history",
        description = {
            "Judges a run of proofs of one instance: each by itself, and that it follows the one"
                    + " before.",
            "With --replay, from the genesis that the policy pins, executing every message again."
        })
final class HistoryCommand extends Command {
    private static final int FILES_MAX = 100_000;

    @CommandLine.Parameters(
            arity = "1..*",
            paramLabel = "PROOF",
            description = "proofs in their SCALE form, or directories of them, in any order")
    private @Nullable List<Path> paths;

    @CommandLine.Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "the policy, JSON")
    private @Nullable Path policyFile;

    @CommandLine.Option(
            names = "--replay",
            description = "execute every message again, from the pinned genesis on")
    private boolean replay;

    private final InstantSource time;

    HistoryCommand(InstantSource time) {
        this.time = time;
    }

    /// A file and where it belongs.
    ///
    /// @param sequence unsigned; the greatest if the file is no proof, so that it comes last
    private record Placed(long sequence, Path file) {}

    @Override
    int run() throws IOException, Unusable {
        Path file = Inputs.required(policyFile);
        TrustedNetworks trusted = Inputs.policy(file);
        List<Path> proofs = inOrder(files());
        SlowJvm.warn(err());
        HistoryVerdict verdict =
                new ProofVerifier(Inputs.modules(trusted, file), time)
                        .verifyHistory(
                                () -> proofs.stream().map(HistoryCommand::read).iterator(),
                                trusted,
                                replay ? HistoryMode.REPLAYED : HistoryMode.LINKED);
        print(facts(verdict, proofs), text(verdict, proofs));
        return Exit.of(verdict instanceof HistoryVerdict.Accepted);
    }

    private List<Path> files() throws IOException, Unusable {
        List<Path> files = new ArrayList<>();
        for (Path path : Inputs.required(paths)) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.list(path)) {
                    inside.filter(Files::isRegularFile).limit(FILES_MAX + 1L).forEach(files::add);
                }
            } else {
                files.add(path);
            }
            if (files.size() > FILES_MAX) {
                throw new Unusable("there must be at most " + FILES_MAX + " proofs");
            }
        }
        return files;
    }

    private static List<Path> inOrder(List<Path> files) {
        return files.stream()
                .map(file -> new Placed(sequence(file), file))
                .sorted((one, other) -> {
                    int order = Long.compareUnsigned(one.sequence(), other.sequence());
                    return order != 0 ? order : one.file().compareTo(other.file());
                })
                .map(Placed::file)
                .toList();
    }

    private static long sequence(Path file) {
        return switch (ExecutionProof.decode(read(file))) {
            case Decoded.Value<ExecutionProof>(ExecutionProof proof) ->
                    proof.statement().sequence();
            case Decoded.Refused<ExecutionProof> _ -> -1;
        };
    }

    private static ByteString read(Path file) {
        try {
            return Inputs.proofBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Facts facts(HistoryVerdict verdict, List<Path> proofs) {
        Facts facts = new Facts().text("command", "history");
        return switch (verdict) {
            case HistoryVerdict.Accepted(
                            var mode,
                            var said,
                            var open,
                            var first,
                            var last,
                            long n) ->
                    facts.text("verdict", "accepted")
                            .text("mode", mode.label())
                            .text("established", said)
                            .texts("not_established", open)
                            .whole("statements", n)
                            .fields("first", ProofFacts.statement(first))
                            .fields("last", ProofFacts.statement(last));
            case HistoryVerdict.Refused(long index, var finding) ->
                    facts.text("verdict", "refused")
                            .whole("index", index)
                            .text("file", file(index, proofs))
                            .text("step", finding.step().label())
                            .text("reason", finding.what())
                            .text("expected", finding.expected())
                            .text("found", finding.found());
        };
    }

    private static String text(HistoryVerdict verdict, List<Path> proofs) {
        return switch (verdict) {
            case HistoryVerdict.Accepted(
                            var mode,
                            var said,
                            var open,
                            var first,
                            var last,
                            long n) ->
                    "ACCEPTED, "
                            + mode.label()
                            + ": "
                            + said
                            + "\n"
                            + Report.notEstablished(open)
                            + n
                            + " statements of instance "
                            + last.instanceId()
                            + ", sequence "
                            + Long.toUnsignedString(first.sequence())
                            + " to "
                            + Long.toUnsignedString(last.sequence())
                            + ", state "
                            + last.postRoot()
                            + "\n";
            case HistoryVerdict.Refused(long index, var finding) ->
                    Report.line(finding)
                            + "REFUSED at proof "
                            + index
                            + ": "
                            + Fact.printable(file(index, proofs))
                            + "\n";
        };
    }

    private static String file(long index, List<Path> proofs) {
        return index < proofs.size() ? proofs.get((int) index).toString() : "none";
    }
}
