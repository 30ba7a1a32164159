package io.xcmgateway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.gateway.config.KnownProfile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;

/// What the service refuses to start with, and how it says so.
class StartTest {
    @TempDir Path directory = Path.of("");

    private Throwable failure(String... arguments) {
        SpringApplication application = new SpringApplication(GatewayApplication.class);
        application.addListeners(new KnownProfile());
        String[] all = new String[arguments.length + 2];
        all[0] = "--server.port=0";
        all[1] = "--xcm-gateway.storage.directory=" + directory.resolve("data");
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        try {
            application.run(all).close();
        } catch (RuntimeException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root;
        }
        throw new AssertionError("the service started");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", ""})
    void refusesDevelopmentOnAnAddressThatOthersReach(String address) {
        Throwable failure = failure("--server.address=" + address);

        assertThat(failure).hasMessageContaining("server.address must be a loopback address");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void refusesAnAddressOfTheManagementPortThatOthersReach() {
        assertThat(failure("--management.server.port=0"))
                .hasMessageContaining("management.server.address must be a loopback address");
    }

    @Test
    void refusesAProfileThatIsNotOne() {
        assertThat(failure("--spring.profiles.active=staging"))
                .hasMessageContaining(
                        "profile must be \"development\" or \"production\", was staging");
        assertThat(failure("--spring.profiles.active=development,production"))
                .hasMessageContaining("was development, production");
    }

    @ParameterizedTest
    @CsvSource({
        "xcm-gateway.http.body-bytes-max, 0, bodyBytesMax",
        "xcm-gateway.http.wait-seconds-max, 31, waitSecondsMax",
        "xcm-gateway.execution.workers-max, 0, workersMax",
        "xcm-gateway.gas.per-message-max, -1, perMessageMax"
    })
    void namesAPropertyThatIsOutOfRange(String property, String value, String field) {
        assertThatThrownBy(
                        () -> {
                            throw failure("--" + property + "=" + value);
                        })
                .hasMessageContaining(field)
                .hasMessageContaining("must be");
    }
}
