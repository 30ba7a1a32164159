package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.proof.ModuleSource;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.proof.trie.StorageProof;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads what the commands are given.
final class Inputs {
    /// UTF-8 takes at most three bytes for what Java counts as one character.
    private static final int POLICY_BYTES_MAX = 3 * PolicyJson.CHARS_MAX;

    private Inputs() {}

    static Policy policy(Path file) throws IOException, Unusable {
        ByteString bytes = BoundedFile.read(file, POLICY_BYTES_MAX);
        return switch (PolicyJson.read(utf8("policy", file, bytes))) {
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

    static String utf8(String what, Path file, ByteString bytes) throws Unusable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new Unusable(what + " " + file + " must be UTF-8: " + broken.getMessage());
        }
    }

    static ByteString proofBytes(Path file) throws IOException {
        return BoundedFile.read(file, ExecutionProof.PROOF_BYTES_MAX);
    }

    /// A proof for commands that do not judge it.
    static ExecutionProof proof(Path file) throws IOException, Unusable {
        return switch (ExecutionProof.decode(proofBytes(file))) {
            case Decoded.Value<ExecutionProof>(ExecutionProof proof) -> proof;
            case Decoded.Refused<ExecutionProof> refused ->
                    throw new Unusable(file + " is not a proof: " + refused.message());
        };
    }

    /// A bare storage proof.
    static StorageProof storage(Path file) throws IOException, Unusable {
        return switch (StorageProof.decode(
                BoundedFile.read(file, ExecutionProof.PROOF_BYTES_MAX))) {
            case Decoded.Value<StorageProof>(StorageProof proof) -> proof;
            case Decoded.Refused<StorageProof> refused ->
                    throw new Unusable(file + " is not a storage proof: " + refused.message());
        };
    }

    /// The modules of a policy; a relative directory is meant from where the policy is.
    static ModuleSource modules(Policy policy, Path policyFile) {
        String directory = policy.moduleDirectory();
        if (directory == null) {
            return ModuleSource.NONE;
        }
        Path beside = policyFile.toAbsolutePath().getParent();
        return new ModuleDirectory(beside == null ? Path.of(directory) : beside.resolve(directory));
    }

    static ModuleSource modules(@Nullable Path directory) {
        return directory == null ? ModuleSource.NONE : new ModuleDirectory(directory);
    }

    /// What picocli sets before it calls a command.
    static <T> T required(@Nullable T injected) {
        if (injected == null) {
            throw new IllegalStateException("picocli must set all required fields");
        }
        return injected;
    }
}
