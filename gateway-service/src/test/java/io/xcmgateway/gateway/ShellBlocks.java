package io.xcmgateway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The `sh` blocks of a README, run as they stand there, but in a directory of the test and against
/// a service of the test.
///
/// @param all in the order of the page
record ShellBlocks(List<String> all) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final int SECONDS_MAX = 60;

    ShellBlocks {
        all = List.copyOf(all);
    }

    /// @param readme from the root of the project on
    static ShellBlocks of(String readme) throws IOException {
        Matcher matcher = BLOCK.matcher(Files.readString(PackagedService.ROOT.resolve(readme)));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return new ShellBlocks(blocks);
    }

    /// @param output both streams
    record Ran(int exitCode, String output) {}

    /// The blocks of these places, as one script.
    ///
    /// @param url of the service, for that of the README
    Ran run(Path home, String url, int... places) throws Exception {
        StringBuilder script = new StringBuilder();
        for (int place : places) {
            script.append(all.get(place));
        }
        return run(home, url, script.toString());
    }

    /// The same, which must end well.
    ///
    /// @return what it printed
    String works(Path home, String url, int... places) throws Exception {
        Ran ran = run(home, url, places);
        assertThat(ran.exitCode()).as(ran.output()).isZero();
        return ran.output();
    }

    static Ran run(Path home, String url, String block) throws Exception {
        String script =
                block.replace("http://127.0.0.1:8080", url)
                        .replace("http://127.0.0.1:8081", url)
                        .replace(
                                "gateway-service/target",
                                PackagedService.ROOT.resolve("gateway-service/target").toString())
                        .replace(
                                "proof-verifier/target",
                                PackagedService.ROOT.resolve("proof-verifier/target").toString())
                        .replace(
                                "spree-runtime/src",
                                PackagedService.ROOT.resolve("spree-runtime/src").toString())
                        .replaceAll(
                                "(?m)^java ", Matcher.quoteReplacement(PackagedService.JAVA + " "));
        Path output = Files.createTempFile(home, "block", ".out");
        ProcessBuilder builder = new ProcessBuilder("bash", "-euc", script);
        builder.environment().put("XCM_GATEWAY_DATA", PackagedService.data(home).toString());
        Process process =
                builder.directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end: " + Files.readString(output));
        }
        return new Ran(process.exitValue(), Files.readString(output));
    }

    static boolean onPath(String command) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(it -> Files.isExecutable(Path.of(it, command)));
    }
}
