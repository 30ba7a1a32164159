package io.xcmgateway.gateway.keys;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.gateway.keystore.Keystore;
import io.xcmgateway.gateway.keystore.KeystoreException;
import io.xcmgateway.gateway.keystore.Password;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// What the commands have in common.
@CommandLine.Command(mixinStandardHelpOptions = true)
abstract class KeyCommand implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    /// @throws KeystoreException if nothing was done
    abstract void run();

    @Override
    public final Integer call() {
        run();
        return 0;
    }

    /// Closes a secret in a new file and says what it is known by.
    final void keep(
            KeyScheme scheme, Hash32 secret, Path passwordFile, Path out, RandomGenerator random) {
        if (!scheme.accepts(secret)) {
            throw new KeystoreException("the secret must be one of " + scheme.word());
        }
        try (Password password = Password.read(passwordFile)) {
            Keystore.close(scheme, secret, password, random).createFile(out);
        }
        print(scheme.word() + " " + scheme.publicId(secret));
    }

    final void print(String line) {
        var out = required(spec).commandLine().getOut();
        out.println(line);
        out.flush();
    }

    static <T> T required(@Nullable T option) {
        if (option == null) {
            throw new IllegalStateException("picocli sets what is required");
        }
        return option;
    }
}
