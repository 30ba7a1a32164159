package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.proof.EquivocationCheck;
import io.xcmgateway.proof.EquivocationJson;
import io.xcmgateway.proof.TrustedNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Judges whether an attestor signed two things that exclude each other.
@CommandLine.Command(
        name = "equivocation",
        description = {
            "Judges whether one attestor of the policy signed two things that exclude each other.",
            "Takes evidence in its SCALE or JSON form, or two proofs to look for it in."
        })
final class EquivocationCommand extends Command {
    private static final int EVIDENCE_BYTES_MAX = 3 * EquivocationJson.CHARS_MAX;

    @CommandLine.Parameters(
            arity = "1..2",
            paramLabel = "FILE",
            description = "evidence, or two proofs in their SCALE form")
    private @Nullable List<Path> files;

    @CommandLine.Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "the policy, JSON")
    private @Nullable Path policyFile;

    @CommandLine.Option(
            names = "--out",
            paramLabel = "FILE",
            description = "where to write proven evidence, SCALE; a new file")
    private @Nullable Path outFile;

    @Override
    int run() throws IOException, Unusable {
        TrustedNetworks trusted = Inputs.policy(Inputs.required(policyFile));
        List<Path> given = Inputs.required(files);
        Equivocation evidence =
                given.size() == 1
                        ? evidence(given.getFirst())
                        : EquivocationCheck.find(
                                Inputs.proof(given.get(0)), Inputs.proof(given.get(1)), trusted);
        if (evidence == null) {
            print(
                    refused(
                            "evidence",
                            "two statements for one sequence of one instance, both signed by one"
                                    + " attestor of the policy",
                            "none in these two proofs"));
            return Exit.NO;
        }
        return switch (EquivocationCheck.check(evidence, trusted)) {
            case EquivocationCheck.Result.Refused(var reason, var expected, var found) -> {
                print(refused(reason, expected, found));
                yield Exit.NO;
            }
            case EquivocationCheck.Result.Proven(var attestor, var established) -> {
                if (outFile != null) {
                    Files.write(
                            outFile,
                            evidence.encode().toByteArray(),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.WRITE);
                }
                print(
                        new Facts()
                                .text("command", "equivocation")
                                .flag("proven", true)
                                .text("attestor", attestor)
                                .text("established", established)
                                .text("first", evidence.firstHash())
                                .text("second", evidence.secondHash())
                                .text("evidence", evidence.encode()));
                yield Exit.YES;
            }
        };
    }

    private static Facts refused(String reason, String expected, String found) {
        return new Facts()
                .text("command", "equivocation")
                .flag("proven", false)
                .text("reason", reason)
                .text("expected", expected)
                .text("found", found);
    }

    private static Equivocation evidence(Path file) throws IOException, Unusable {
        ByteString bytes = BoundedFile.read(file, EVIDENCE_BYTES_MAX);
        boolean json = !bytes.isEmpty() && bytes.u8(0) == '{';
        return json ? ofJson(file, bytes) : ofScale(file, bytes);
    }

    private static Equivocation ofScale(Path file, ByteString bytes) throws Unusable {
        return switch (Equivocation.decode(bytes)) {
            case Decoded.Value<Equivocation>(Equivocation evidence) -> evidence;
            case Decoded.Refused<Equivocation> refused ->
                    throw new Unusable(file + " is not evidence: " + refused.message());
        };
    }

    private static Equivocation ofJson(Path file, ByteString bytes) throws Unusable {
        return switch (EquivocationJson.read(Inputs.utf8("evidence", file, bytes))) {
            case EquivocationJson.Read.Usable(Equivocation evidence) -> evidence;
            case EquivocationJson.Read.Refused(var pointer, var expected, var found) ->
                    throw new Unusable(
                            file
                                    + " is not evidence: at "
                                    + (pointer.isEmpty() ? "/" : pointer)
                                    + ": expected "
                                    + expected
                                    + ", found "
                                    + found);
        };
    }
}
