package io.xcmgateway.spree.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.sandbox.GasSchedule;
import io.xcmgateway.spree.state.MapView;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HostPricesTest {
    private static final GasSchedule PRICES = GasSchedule.V1;
    private static final long NONE = -1;

    @Test
    void aWriteIsPricedByItsKeyAndValue() {
        assertThat(difference(it -> set(it, "key", "value"), it -> set(it, "key", "val")))
                .isEqualTo(2 * PRICES.hostByte());
        assertThat(difference(it -> set(it, "key", "v"), it -> set(it, "k", "v")))
                .isEqualTo(2 * PRICES.hostByte());
    }

    @Test
    void aWriteIsPricedByTheValueThatItReplaces() {
        assertThat(difference(it -> set(it, "long", "v"), it -> set(it, "none", "v")))
                .isEqualTo(100 * PRICES.hostByte());
        assertThat(difference(it -> clear(it, "long"), it -> clear(it, "none")))
                .isEqualTo(100 * PRICES.hostByte());
        assertThat(difference(it -> clearPrefix(it, "long"), it -> clearPrefix(it, "none")))
                .isEqualTo(100 * PRICES.hostByte());
    }

    @Test
    void aWritePaysForReadingWhatItReplaces() {
        assertThat(PRICES.storageWrite()).isGreaterThanOrEqualTo(PRICES.storageRead());
    }

    @Test
    void aReadIsPricedByTheWholeValue() {
        assertThat(difference(it -> read(it, "long"), it -> read(it, "none")))
                .isEqualTo(100 * PRICES.hostByte());
    }

    @Test
    void aHashIsPricedByWhatItHashes() {
        assertThat(difference(it -> hash(it, "blake2_256", 9), it -> hash(it, "blake2_256", 2)))
                .isEqualTo(7 * PRICES.hashByte());
        assertThat(difference(it -> hash(it, "twox_128", 9), it -> hash(it, "twox_128", 2)))
                .isEqualTo(2 * 7 * PRICES.twoxByte());
    }

    @Test
    void aStepIsPricedForEachKeyItWalksOver() {
        long direct = gas(it -> nextKey(it, "b1"));
        long overDeleted =
                gas(it -> {
                    clear(it, "b2");
                    nextKey(it, "b1");
                });
        long clearing = gas(it -> clear(it, "b2"));
        long nothing = gas(it -> {});
        assertThat(overDeleted - direct - (clearing - nothing)).isEqualTo(PRICES.storageRead());
    }

    @Test
    void clearingIsPricedForEachKeyItWalksOver() {
        assertThat(difference(it -> clearPrefix(it, "b"), it -> clearPrefix(it, "c")))
                .isEqualTo(3 * (PRICES.storageRead() + PRICES.storageWrite()));
    }

    @Test
    void whatCannotBePaidForIsNotDone() {
        Script script = new Script();
        script.call("ext_storage_exists_version_1", script.span("key"));
        Execution execution = Puppet.run(script, MapView.EMPTY, 1_000);
        assertThat(execution)
                .isInstanceOfSatisfying(
                        Execution.Trapped.class,
                        trapped -> {
                            assertThat(trapped.kind()).isEqualTo(TrapKind.OUT_OF_GAS);
                            assertThat(trapped.reads().existences()).isEmpty();
                        });
    }

    private static long difference(Consumer<Script> more, Consumer<Script> less) {
        return gas(more) - gas(less);
    }

    private static long gas(Consumer<Script> calls) {
        Script script = new Script();
        script.room(200);
        calls.accept(script);
        script.room(2_000 - script.dataLength());
        TreeMap<ByteString, ByteString> entries = new TreeMap<>();
        for (String key : new String[] {"b1", "b2", "b3"}) {
            entries.put(StorageFunctionsTest.guest(key), ByteString.EMPTY);
        }
        entries.putAll(Map.of(StorageFunctionsTest.guest("long"), ByteString.wrap(new byte[100])));
        return Puppet.play(script, MapView.of(entries)).execution().gasUsed();
    }

    private static void set(Script script, String key, String value) {
        script.call("ext_storage_set_version_1", script.span(key), script.span(value));
    }

    private static void read(Script script, String key) {
        script.call("ext_storage_read_version_2", script.span(key), 0, 0, 0);
    }

    private static void clear(Script script, String key) {
        script.call("ext_storage_clear_version_1", script.span(key));
    }

    private static void hash(Script script, String name, int length) {
        script.call("ext_hashing_" + name + "_version_2", script.room(length), script.room(64));
    }

    private static void nextKey(Script script, String key) {
        script.call("ext_storage_next_key_version_2", script.span(key), 0);
    }

    private static void clearPrefix(Script script, String prefix) {
        script.call(
                "ext_storage_clear_prefix_version_3",
                script.span(prefix),
                NONE,
                NONE,
                NONE,
                script.room(12));
    }
}
