package io.xcmgateway.spree.host;

import static io.xcmgateway.spree.host.StorageFunctionsTest.assertTraps;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.MapView;
import org.junit.jupiter.api.Test;

class InputFunctionsTest {
    private static final String INPUT = "ext_input_read_version_1";

    @Test
    void copiesTheInputAsOftenAsItIsAsked() {
        Script script = new Script();
        script.span("tail");
        long buffer = 100_000 | 31_000L << 32;
        script.call(INPUT, buffer);
        ByteString memory = Puppet.play(script, MapView.EMPTY).memory(buffer);
        assertThat(memory.slice(0, script.encode().length())).isEqualTo(script.encode());
    }

    @Test
    void trapsIfTheBufferIsSmallerThanTheInput() {
        Script script = new Script();
        script.call(INPUT, 100_000 | 10L << 32);
        assertTraps(script, "input of 56 bytes does not fit a buffer of 10");
    }

    @Test
    void trapsIfTheBufferIsNotAllMemory() {
        Script script = new Script();
        script.call(INPUT, 100_000 | 60_000L << 32);
        assertTraps(script, "argument 0 names 60000 bytes at 100000, which is not all memory");
    }
}
