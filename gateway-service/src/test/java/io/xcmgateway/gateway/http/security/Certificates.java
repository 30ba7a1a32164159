package io.xcmgateway.gateway.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Keys with certificates that they sign themselves, made by the JDK's keytool: one PKCS#12 file
/// for each, and others of those that are trusted.
public final class Certificates {
    public static final String PASSWORD = "changeit";

    private final Path directory;

    public Certificates(Path directory) {
        this.directory = directory;
    }

    /// The file of this name.
    public Path store(String name) {
        return directory.resolve(name + ".p12");
    }

    /// A new key with a certificate, for its owner alone.
    ///
    /// @param more arguments of keytool
    public void pair(String name, String subject, String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-genkeypair",
                                "-alias",
                                name,
                                "-dname",
                                subject,
                                "-keyalg",
                                "EC",
                                "-validity",
                                "2"));
        arguments.addAll(List.of(more));
        keytool(name, arguments);
        keytool(
                name,
                List.of(
                        "-exportcert",
                        "-alias",
                        name,
                        "-file",
                        directory.resolve(name + ".crt").toString()));
        Files.setPosixFilePermissions(store(name), PosixFilePermissions.fromString("rw-------"));
    }

    /// Adds a certificate to the ones that a store trusts.
    public void trust(String store, String name) {
        keytool(
                store,
                List.of(
                        "-importcert",
                        "-noprompt",
                        "-alias",
                        name,
                        "-file",
                        directory.resolve(name + ".crt").toString()));
    }

    /// @param name whose certificate is shown; none if empty
    /// @param trusted whose certificate is trusted
    public SSLContext context(String name, String trusted) throws IOException {
        try {
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(name.isEmpty() ? empty() : load(name), PASSWORD.toCharArray());
            KeyStore others = empty();
            others.setCertificateEntry(trusted, load(trusted).getCertificate(trusted));
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(others);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD.toCharArray());
        return store;
    }

    private KeyStore load(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store(name))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private void keytool(String store, List<String> arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString()));
        command.addAll(arguments);
        command.addAll(
                List.of(
                        "-keystore",
                        store(store).toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD));
        Path log = directory.resolve("keytool.log");
        try {
            int code =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start()
                            .waitFor();
            assertThat(code).as(Files.readString(log)).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
