package io.xcmgateway.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.gateway.pkcs11.SoftToken;
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

    @ParameterizedTest
    @ValueSource(strings = {"secp256k1", "ed25519"})
    void aKeystoreGetsAnotherPassword(String scheme) throws IOException {
        Ran made =
                keys(
                        "generate",
                        "--scheme=" + scheme,
                        "--password-file=" + at("password"),
                        "--out=" + at("key.json"));
        Files.setPosixFilePermissions(
                directory.resolve("key.json"), PosixFilePermissions.fromString("rw-r-----"));
        owners("next", "the next password\n");
        String before = Files.readString(directory.resolve("key.json"));
        Ran wrong =
                keys(
                        "rotate",
                        at("key.json"),
                        "--password-file=" + at("next"),
                        "--new-password-file=" + at("next"));
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(Files.readString(directory.resolve("key.json"))).isEqualTo(before);
        Ran rotated =
                keys(
                        "rotate",
                        at("key.json"),
                        "--password-file=" + at("password"),
                        "--new-password-file=" + at("next"));
        assertThat(rotated.out()).as(rotated.err()).isEqualTo(made.out());
        assertThat(keys("list", at("key.json"), "--password-file=" + at("next")).out())
                .startsWith(made.out().strip());
        assertThat(keys("list", at("key.json"), "--password-file=" + at("password")).exitCode())
                .isEqualTo(2);
        assertThat(Files.getPosixFilePermissions(directory.resolve("key.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        assertThat(directory.resolve("key.json.new")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256k1", "ed25519"})
    void makesAndListsKeysInAToken(String scheme) throws Exception {
        SoftToken token = SoftToken.make(directory, "attestor");
        String[] where = {
            "--pkcs11=" + token.modulePath(),
            "--token=" + token.label(),
            "--pin-file=" + token.pinFile()
        };
        Ran made =
                keys(
                        "generate",
                        "--scheme=" + scheme,
                        "--label=a key",
                        where[0],
                        where[1],
                        where[2]);
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).matches(scheme + " 0x([0-9a-f]{40}|[0-9a-f]{64})\n");
        assertThat(keys("list", where[0], where[1], where[2]).out())
                .isEqualTo(made.out().strip() + " a key\n");
        Ran twice =
                keys(
                        "generate",
                        "--scheme=" + scheme,
                        "--label=a key",
                        where[0],
                        where[1],
                        where[2]);
        assertThat(twice.exitCode()).isEqualTo(2);
        assertThat(twice.err()).isEqualTo("key \"a key\" must not be there yet\n");
        assertThat(keys("list", where[0], where[2]).err())
                .isEqualTo("either --token or --slot must be given\n");
        assertThat(keys("generate", "--scheme=" + scheme, where[0], where[1], where[2]).exitCode())
                .as("without a label")
                .isEqualTo(2);
        assertThat(keys("list").exitCode()).as("of nothing").isEqualTo(2);
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
