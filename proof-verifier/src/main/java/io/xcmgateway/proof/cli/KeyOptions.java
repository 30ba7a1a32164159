package io.xcmgateway.proof.cli;

import io.xcmgateway.proof.signature.MemberKeys;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The keys of whoever signs as a member of an attestor set.
final class KeyOptions {
    @CommandLine.Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "the secp256k1 secret: 32 bytes in hex, in a file of its own")
    private @Nullable Path keyFile;

    @CommandLine.Option(
            names = "--ed25519",
            paramLabel = "FILE",
            description = "the ed25519 seed, if the set names a second key of this member")
    private @Nullable Path secondKeyFile;

    MemberKeys read() throws IOException, Unusable {
        return SecretFile.member(Inputs.required(keyFile), secondKeyFile);
    }
}
