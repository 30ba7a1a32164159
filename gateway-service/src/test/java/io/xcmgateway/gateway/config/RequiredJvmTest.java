package io.xcmgateway.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xcmgateway.spree.sandbox.JvmRequirements.Missing;
import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequiredJvmTest {
    private static final List<Missing> ONE =
            List.of(new Missing("-XX:-Flag", "Flag=true", "all is slow"));

    @Test
    void startsWhereNothingIsMissing() {
        assertThatCode(() -> RequiredJvm.require(List.of(), "gateway.jar"))
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheFlagAndTheWholeCommand() {
        UnsafeStartException refused = refusal("target/gateway-service-1.jar");
        assertThat(refused)
                .hasMessage("the JVM must run with -XX:-Flag, found Flag=true: all is slow");
        assertThat(refused.remedy()).contains("java -XX:-Flag -jar target/gateway-service-1.jar ");
    }

    @Test
    void namesAJarWhenItWasNotStartedFromOne() {
        assertThat(refusal("classes" + File.pathSeparator + "lib.jar").remedy())
                .contains("java -XX:-Flag -jar gateway-service.jar ");
    }

    private static UnsafeStartException refusal(String classPath) {
        return catchThrowableOfType(
                UnsafeStartException.class, () -> RequiredJvm.require(ONE, classPath));
    }
}
