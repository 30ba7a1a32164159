package io.xcmgateway.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    private static final String PASSWORD = "a password of several words";

    @TempDir private Path directory;

    private record Ran(int exitCode, String out, String err) {}

    private Ran keys(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Keys.commandLine(new Random(11), new PrintWriter(out), new PrintWriter(err))
                        .execute(arguments);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    private String at(String name) {
        return directory.resolve(name).toString();
    }

    private String owners(String name, String content) throws IOException {
        Path file =
                Files.createFile(
                        directory.resolve(name),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-r-----")));
        Files.writeString(file, content);
        return file.toString();
    }

    @BeforeEach
    void passwordFile() throws IOException {
        owners("password", PASSWORD + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256k1", "ed25519"})
    void aKeyGoesOutAndInAgain(String scheme) throws IOException {
        Ran made =
                keys(
                        "generate",
                        "--scheme=" + scheme,
                        "--password-file=" + at("password"),
                        "--out=" + at("key.json"));
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).matches(scheme + " 0x([0-9a-f]{40}|[0-9a-f]{64})\n");
        assertThat(Files.getPosixFilePermissions(directory.resolve("key.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        Ran given =
                keys(
                        "export",
                        at("key.json"),
                        "--password-file=" + at("password"),
                        "--out=" + at("secret"));
        assertThat(given.out()).as(given.err()).isEqualTo(made.out());
        assertThat(Files.readString(directory.resolve("secret"))).matches("[0-9a-f]{64}\n");
        assertThat(Files.getPosixFilePermissions(directory.resolve("secret")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        Files.writeString(Path.of(owners("other", "")), "another password");
        Ran taken =
                keys(
                        "import",
                        "--scheme=" + scheme,
                        "--secret=" + at("secret"),
                        "--password-file=" + at("other"),
                        "--out=" + at("again.json"));
        assertThat(taken.out()).as(taken.err()).isEqualTo(made.out());

        String known = made.out().strip();
        assertThat(keys("list", directory.toString()).out())
                .isEqualTo(
                        known
                                + " "
                                + at("again.json")
                                + "\n"
                                + known
                                + " "
                                + at("key.json")
                                + "\n");
        assertThat(keys("list", at("again.json"), "--password-file=" + at("other")).out())
                .isEqualTo(known + " " + at("again.json") + "\n");
        Ran wrong = keys("list", at("key.json"), "--password-file=" + at("other"));
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).isEqualTo(at("key.json") + ": the password does not open it\n");
    }

    @Test
    void replacesNoFileAndLeavesNoneWhenItFails() throws IOException {
        String there = owners("there", "mine");
        Ran refused =
                keys(
                        "generate",
                        "--scheme=ed25519",
                        "--password-file=" + at("password"),
                        "--out=" + there);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("file must not be there yet: " + there);
        assertThat(Files.readString(Path.of(there))).isEqualTo("mine");

        String open = owners("open", "01".repeat(32));
        Ran readable =
                keys(
                        "import",
                        "--scheme=ed25519",
                        "--secret=" + open,
                        "--password-file=" + at("password"),
                        "--out=" + at("new.json"));
        assertThat(readable.exitCode()).isEqualTo(2);
        assertThat(readable.err()).contains("must be readable by its owner only");
        Files.setPosixFilePermissions(Path.of(open), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(Path.of(open), "00".repeat(32));
        Ran none =
                keys(
                        "import",
                        "--scheme=secp256k1",
                        "--secret=" + open,
                        "--password-file=" + at("password"),
                        "--out=" + at("new.json"));
        assertThat(none.err()).contains("the secret must be one of secp256k1");
        assertThat(directory.resolve("new.json")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "two\nlines\n", "\n\n"})
    void refusesAPasswordThatIsNoLine(String content) throws IOException {
        refusesThePassword(owners("bad", content), "must hold one line of 1..1024 bytes of UTF-8");
    }

    @Test
    void refusesAPasswordThatIsTooLongOrForEverybody() throws IOException {
        refusesThePassword(owners("long", "x".repeat(1025)), "must hold one line of 1..1024 bytes");
        String file = owners("open", "x");
        Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("rw-r--r--"));
        refusesThePassword(file, "must not be accessible to everybody");
        refusesThePassword(at("missing"), "cannot be read");
    }

    private void refusesThePassword(String file, String reason) {
        Ran refused =
                keys(
                        "generate",
                        "--scheme=ed25519",
                        "--password-file=" + file,
                        "--out=" + at("new.json"));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(reason);
        assertThat(directory.resolve("new.json")).doesNotExist();
    }

    @Test
    void takesNoSecretOverTheCommandLine() {
        Ran refused =
                keys(
                        "generate",
                        "--scheme=ed25519",
                        "--password-file=" + at("password"),
                        "--password=x",
                        "--out=" + at("new"));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("Unknown option: '--password=x'");
    }
}
