package io.xcmgateway.gateway.bootstrap;

import io.xcmgateway.gateway.http.security.ApiKey;
import java.io.PrintStream;
import java.util.random.RandomGenerator;

/// The command `new-api-key`: prints a new key, which goes to its client, and the entry that goes
/// into the file of clients. Nothing else ever has the key.
public final class NewApiKey {
    public static final String COMMAND = "new-api-key";

    private NewApiKey() {}

    /// @param random of cryptographic quality
    static void print(RandomGenerator random, PrintStream out) {
        ApiKey key = ApiKey.make(random);
        out.println("key for the client: " + key.text());
        out.println(
                "entry of its \"keys\":  {\"id\": \""
                        + key.id()
                        + "\", \"sha256\": \""
                        + key.sha256()
                        + "\"}");
    }

    /// With real chance.
    public static void print(PrintStream out) {
        print(new java.security.SecureRandom(), out);
    }
}
