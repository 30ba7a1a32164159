package io.xcmgateway.spree.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.MapView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Host functions through real Wasm: the guest `guest-host-calls.wat` makes the calls that its
/// input tells it to make.
class HostCallsTest {
    private static final int SCRIPTS = 400;
    private static final int FUNCTIONS = 24;
    private static final int RECORD_BYTES = 64;
    private static final long INPUT = 0x10000;
    private static final long OUTPUT = 0x8000;
    private static final int PAYLOAD = RECORD_BYTES * 10;
    private static final long GAS = 50_000_000;
    private static final int INPUT_READ = 0;
    private static final int STORAGE_SET = 1;
    private static final int BLAKE2_256 = 15;
    private static final MapView STATE =
            MapView.of(
                    Map.of(
                            ByteString.hex("0161"), ByteString.hex("08aabb"),
                            ByteString.hex("016162"), ByteString.hex("00"),
                            ByteString.hex("0162"), ByteString.hex("ffff")));

    private static AdmittedModule guest;

    @BeforeAll
    static void admit() throws IOException {
        String path = "/io/xcmgateway/spree/guests/guest-host-calls.wasm";
        try (InputStream in = HostCallsTest.class.getResourceAsStream(path)) {
            assertThat(in).isNotNull();
            ByteString wasm = ByteString.wrap(in.readAllBytes());
            Admission admission = Admission.admit(wasm, HostFunctions.signatures());
            assertThat(admission).isInstanceOf(Admission.Admitted.class);
            guest = ((Admission.Admitted) admission).module();
        }
        assertThat(guest.imports()).hasSize(FUNCTIONS);
    }

    @ParameterizedTest
    @EnumSource
    void hashesAndStores(Mode mode) {
        ByteBuffer script = script(2, 16 + 32);
        call(script, 0, BLAKE2_256, range(INPUT + PAYLOAD, 3), OUTPUT + 16);
        call(script, 1, STORAGE_SET, range(INPUT + PAYLOAD, 3), range(OUTPUT + 16, 32));
        script.put(PAYLOAD, new byte[] {'a', 'b', 'c'});

        Execution execution = execute(script, mode);

        assertThat(execution).isInstanceOf(Execution.Returned.class);
        Execution.Returned returned = (Execution.Returned) execution;
        ByteString hash = Hashing.blake2b256(ByteString.ascii("abc")).bytes();
        assertThat(returned.output().slice(16, 48)).isEqualTo(hash);
        assertThat(MapView.EMPTY.after(returned.diff()).entries())
                .isEqualTo(Map.of(ByteString.hex("01616263"), hash));
    }

    @ParameterizedTest
    @EnumSource
    void trapsAtARangeBehindTheMemory(Mode mode) {
        ByteBuffer script = script(1, 0);
        call(script, 0, STORAGE_SET, range(INPUT, 1), range(0xffff_ffffL, 0xffff_ffffL));

        Execution execution = execute(script, mode);

        assertThat(execution).isInstanceOf(Execution.Trapped.class);
        assertThat(((Execution.Trapped) execution).kind()).isEqualTo(TrapKind.TRAP);
    }

    /// Scripts of good, bad and senseless arguments: never anything but an outcome, the same in
    /// both modes.
    @Test
    void surviveEveryArgument() {
        int returned = 0;
        for (int seed = 0; seed < SCRIPTS; seed++) {
            ByteBuffer script = hostileScript(new SplittableRandom(seed));
            Execution compiled = execute(script, Mode.COMPILED);

            assertThat(execute(script, Mode.INTERPRETED)).as("seed " + seed).isEqualTo(compiled);
            returned += compiled instanceof Execution.Returned ? 1 : 0;
        }
        assertThat(returned).isBetween(SCRIPTS / 20, SCRIPTS - SCRIPTS / 20);
    }

    private static ByteBuffer hostileScript(RandomGenerator random) {
        int calls = 1 + random.nextInt(6);
        ByteBuffer script = script(calls, 256);
        byte[] payload = new byte[256];
        random.nextBytes(payload);
        script.put(PAYLOAD, payload);
        for (int i = 0; i < calls; i++) {
            long[] arguments = new long[5];
            for (int a = 0; a < arguments.length; a++) {
                arguments[a] = argument(random);
            }
            call(script, i, INPUT_READ + random.nextInt(FUNCTIONS), arguments);
        }
        return script;
    }

    private static long argument(RandomGenerator random) {
        long pointer =
                switch (random.nextInt(10)) {
                    case 0 -> random.nextLong() & 0xffff_ffffL;
                    case 1 -> 32L << 16;
                    case 2, 3, 4 -> OUTPUT + 64 + random.nextInt(128);
                    default -> INPUT + PAYLOAD + random.nextInt(32);
                };
        return switch (random.nextInt(24)) {
            case 0 -> -1L;
            case 1 -> random.nextLong();
            case 2 -> range(pointer, 0xffff_ffffL);
            case 3 -> range(pointer, random.nextInt(1 << 21));
            default -> range(pointer, random.nextInt(40));
        };
    }

    private static Execution execute(ByteBuffer script, Mode mode) {
        byte[] bytes = new byte[script.capacity()];
        script.get(0, bytes);
        ByteString input = ByteString.wrap(bytes);
        return Sandbox.callOnThread(
                "host-calls",
                () -> new SpreeRuntime().execute(guest, "run", input, STATE, GAS, mode));
    }

    private static ByteBuffer script(int calls, int outputBytes) {
        ByteBuffer script = ByteBuffer.allocate(PAYLOAD + 256).order(ByteOrder.LITTLE_ENDIAN);
        return script.put(0, (byte) calls).putInt(4, outputBytes);
    }

    private static void call(ByteBuffer script, int index, int function, long... arguments) {
        int record = RECORD_BYTES * (index + 1);
        script.put(record, (byte) function);
        for (int i = 0; i < arguments.length; i++) {
            script.putLong(record + 8 + 8 * i, arguments[i]);
        }
    }

    private static long range(long pointer, long length) {
        return length << 32 | pointer;
    }
}
