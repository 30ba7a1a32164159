package io.xcmgateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.ExecutionProof;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example in the documentation of this package, compiled and run as it stands there.
class PackageExampleTest {
    private static final Path SOURCE =
            Path.of("src", "main", "java", "io", "xcmgateway", "proof", "package-info.java");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)/// ```java\\n(.*?)/// ```\\n");

    @TempDir private Path directory;

    @Test
    void worksAsWritten() throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(SOURCE));
        assertThat(example.find()).isTrue();
        String lines = example.group(1).replaceAll("(?m)^/// ?", "");
        assertThat(lines.lines()).hasSize(5);
        Path source = directory.resolve("Example.java");
        Files.writeString(
                source,
                """
                package io.xcmgateway.proof;
                import io.xcmgateway.api.bytes.ByteString;
                import java.time.InstantSource;
                public class Example {
                    public static String run(ByteString proof, String policyText) {
                        %s
                        return "refused";
                    }
                }
                """
                        .formatted(lines));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int failures =
                compiler.run(
                        null,
                        null,
                        null,
                        "-d",
                        directory.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(failures).isZero();

        Chain chain = new Chain();
        ByteString proof =
                new ExecutionProof.Attested(
                                chain.genesis().statement(), chain.genesis().attestations())
                        .encode();
        String policy = PolicyJson.write(chain.policy());
        assertThat(run(proof, policy))
                .isEqualTo("a threshold of the attestors you configured says so");
        assertThat(run(proof.concat(ByteString.of(0)), policy)).isEqualTo("refused");
        assertThat(run(proof, "{}")).isEqualTo("refused");
    }

    private Object run(ByteString proof, String policy) throws Exception {
        URL[] path = {directory.toUri().toURL()};
        try (URLClassLoader loader =
                new URLClassLoader(path, PackageExampleTest.class.getClassLoader())) {
            Method method =
                    loader.loadClass("io.xcmgateway.proof.Example")
                            .getMethod("run", ByteString.class, String.class);
            return method.invoke(null, proof, policy);
        }
    }
}
