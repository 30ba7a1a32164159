package io.xcmgateway.gateway.keys;

import io.xcmgateway.gateway.keystore.KeystoreException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import picocli.CommandLine;

/// Entry point of the command `keys` of the service's jar. No Spring, and nothing of the service
/// runs.
@CommandLine.Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Makes, takes in, gives out, closes anew and lists keystores: Web3 secret storage"
                    + " version 3 for secp256k1, the JSON of polkadot.js for ed25519.",
            "Makes and lists keys in PKCS#11 tokens.",
            "Passwords, PINs and secrets come from files and go to files, never over the command"
                    + " line."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "2:not done: nothing was written"})
public final class Keys {
    static final int NOT_DONE = 2;

    private Keys() {}

    /// @param arguments `keys`, a command and its options
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(
                commandLine(new SecureRandom(), out, err)
                        .execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }

    /// The commands with their exit codes wired, for [#main] and for tests.
    ///
    /// @param random must be fit for keys
    static CommandLine commandLine(RandomGenerator random, PrintWriter out, PrintWriter err) {
        return new CommandLine(new Keys())
                .addSubcommand(new GenerateCommand(random))
                .addSubcommand(new ImportCommand(random))
                .addSubcommand(new ExportCommand())
                .addSubcommand(new ListCommand())
                .addSubcommand(new RotateCommand(random))
                // What follows reaches the commands added so far.
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, commandLine, _) -> {
                    Throwable cause = failure.getCause();
                    commandLine
                            .getErr()
                            .println(
                                    failure instanceof KeystoreException
                                            ? failure.getMessage()
                                                    + (cause == null ? "" : ": " + cause)
                                            : "keys failed: " + failure);
                    commandLine.getErr().flush();
                    return NOT_DONE;
                });
    }
}
