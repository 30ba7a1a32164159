package io.xcmgateway.spree.host;

import static io.xcmgateway.spree.host.StorageFunctionsTest.assertTraps;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.MapView;
import org.junit.jupiter.api.Test;

class LogFunctionsTest {
    private static final String LOG = "ext_logging_log_version_1";
    private static final String MAX_LEVEL = "ext_logging_max_level_version_1";

    private final Script script = new Script();

    @Test
    void keepsWhatIsLogged() {
        script.call(LOG, 2, script.span("xcm"), script.span(ByteString.hex("68c3a9")));
        assertThat(Puppet.play(script, MapView.EMPTY).execution().logs())
                .containsExactly(new LogLine(2, "xcm", "h\u00e9"));
    }

    @Test
    void cutsLongTexts() {
        script.call(LOG, 1, 0, script.room(5000));
        assertThat(Puppet.play(script, MapView.EMPTY).execution().logs())
                .singleElement()
                .satisfies(line -> assertThat(line.message()).hasSize(GuestLog.TEXT_BYTES_MAX));
    }

    @Test
    void dropsTheLinesAfterTheLast() {
        for (int i = 0; i < GuestLog.LINES_MAX + 10; i++) {
            script.call(LOG, 1, 0, 0);
        }
        assertThat(Puppet.play(script, MapView.EMPTY).execution().logs())
                .hasSize(GuestLog.LINES_MAX);
    }

    @Test
    void hasOneLevelForAllMachines() {
        int level = script.call(MAX_LEVEL);
        assertThat(Puppet.play(script, MapView.EMPTY).result(level)).isEqualTo(3);
    }

    @Test
    void trapsOnRangesThatAreNotAllMemory() {
        long beyond = Script.MEMORY_BYTES | 1L << 32;
        for (int argument = 1; argument <= 2; argument++) {
            Script bad = new Script();
            bad.call(LOG, 1, argument == 1 ? beyond : 0, argument == 2 ? beyond : 0);
            assertTraps(
                    bad,
                    "argument " + argument + " names 1 bytes at 131072, which is not all memory");
        }
    }
}
