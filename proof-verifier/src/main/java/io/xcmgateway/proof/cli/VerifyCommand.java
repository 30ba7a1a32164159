package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.proof.ModuleSource;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.Verdict;
import io.xcmgateway.spree.sandbox.NodeFaultException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// `xcm-verify PROOF --policy policy.json`: judges one proof from files alone.
@CommandLine.Command(
        name = "xcm-verify",
        mixinStandardHelpOptions = true,
        version = "xcm-verify 0.1.0, execution proofs version 1",
        description =
                "Verifies an execution proof offline, under a policy that says whom to believe.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the proof is accepted",
            "1:the proof is refused",
            "2:the input cannot be used, or this machine failed"
        })
final class VerifyCommand implements Callable<Integer> {
    static final int ACCEPTED = 0;
    static final int REFUSED = 1;
    static final int UNUSABLE = 2;

    /// UTF-8 takes at most three bytes for what Java counts as one character.
    private static final int POLICY_BYTES_MAX = 3 * PolicyJson.CHARS_MAX;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

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

    @CommandLine.Option(names = "--json", description = "report as JSON")
    private boolean json;

    private final InstantSource time;

    VerifyCommand(InstantSource time) {
        this.time = time;
    }

    /// The command with its exit codes wired, for [Main] and for tests.
    static CommandLine commandLine(InstantSource time) {
        return new CommandLine(new VerifyCommand(time))
                .setExecutionExceptionHandler((failure, commandLine, _) -> {
                    commandLine.getErr().println("xcm-verify failed: " + failure);
                    return UNUSABLE;
                });
    }

    @Override
    public Integer call() {
        CommandLine.Model.CommandSpec here = required(spec);
        PrintWriter out = here.commandLine().getOut();
        PrintWriter err = here.commandLine().getErr();
        try {
            Policy policy = policy(required(policyFile));
            ByteString proof =
                    BoundedFile.read(required(proofFile), ExecutionProof.PROOF_BYTES_MAX);
            SlowJvm.warn(err);
            Verdict verdict = new ProofVerifier(modules(policy), time).verify(proof, policy);
            out.print(json ? Report.json(verdict) : Report.text(verdict));
            out.flush();
            return switch (verdict) {
                case Verdict.Accepted _ -> ACCEPTED;
                case Verdict.Refused _ -> REFUSED;
            };
        } catch (Unusable unusable) {
            err.println(unusable.getMessage());
        } catch (IOException | UncheckedIOException unreadable) {
            err.println("cannot read: " + unreadable.getMessage());
        } catch (NodeFaultException fault) {
            err.println("this machine failed, nothing is said of the proof: " + fault.getMessage());
        }
        return UNUSABLE;
    }

    private static Policy policy(Path file) throws IOException, Unusable {
        ByteString bytes = BoundedFile.read(file, POLICY_BYTES_MAX);
        return switch (PolicyJson.read(utf8(file, bytes))) {
            case PolicyJson.Read.Usable(Policy policy) -> policy;
            case PolicyJson.Read.Refused(String pointer, String expected, String found) ->
                    throw new Unusable(
                            "policy "
                                    + file
                                    + (pointer.isEmpty() ? "" : " at " + pointer)
                                    + ": expected "
                                    + expected
                                    + ", found "
                                    + found);
        };
    }

    private static String utf8(Path file, ByteString bytes) throws Unusable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new Unusable("policy " + file + " must be UTF-8: " + broken.getMessage());
        }
    }

    /// A relative directory is meant from where the policy is.
    private ModuleSource modules(Policy policy) {
        String directory = policy.moduleDirectory();
        if (directory == null) {
            return ModuleSource.NONE;
        }
        Path beside = required(policyFile).toAbsolutePath().getParent();
        return new ModuleDirectory(beside == null ? Path.of(directory) : beside.resolve(directory));
    }

    private static <T> T required(@Nullable T injected) {
        if (injected == null) {
            throw new IllegalStateException("picocli must set all required fields");
        }
        return injected;
    }

    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }
}
