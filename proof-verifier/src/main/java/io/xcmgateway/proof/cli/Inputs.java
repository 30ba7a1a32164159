package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.proof.ModuleSource;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.proof.TrustedNetworks;
import io.xcmgateway.proof.trie.StorageProof;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what the commands are given.
final class Inputs {
    /// UTF-8 takes at most three bytes for what Java counts as one character.
    private static final int POLICY_BYTES_MAX = 3 * PolicyJson.CHARS_MAX;

    private Inputs() {}

    static TrustedNetworks policy(Path file) throws IOException, Unusable {
        ByteString bytes = BoundedFile.read(file, POLICY_BYTES_MAX);
        return switch (PolicyJson.read(utf8("policy", file, bytes))) {
            case PolicyJson.Read.Usable(TrustedNetworks trusted) -> trusted;
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

    /// The modules that policies keep; a relative directory is meant from where the policy is.
    /// Bytes are found by their hash, so it does not matter which network's directory has them.
    static ModuleSource modules(TrustedNetworks trusted, Path policyFile) {
        Path beside = policyFile.toAbsolutePath().getParent();
        List<ModuleDirectory> directories =
                trusted.policies().stream()
                        .map(Policy::moduleDirectory)
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(Path::of)
                        .map(each -> beside == null ? each : beside.resolve(each))
                        .map(ModuleDirectory::new)
                        .toList();
        return hash -> {
            for (ModuleDirectory each : directories) {
                ByteString module = each.find(hash);
                if (module != null) {
                    return module;
                }
            }
            return null;
        };
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
