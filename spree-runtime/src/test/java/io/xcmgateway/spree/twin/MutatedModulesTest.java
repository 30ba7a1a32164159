package io.xcmgateway.spree.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.host.HostSession;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.sandbox.GeneratedHost;
import io.xcmgateway.spree.sandbox.ModuleGenerator;
import io.xcmgateway.spree.sandbox.ModuleMutation;
import io.xcmgateway.spree.sandbox.Submodule;
import io.xcmgateway.spree.state.MapView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Modules changed by chance, of generated ones, of pieces of the standard module and of the guests
/// of other tests: our admission refuses each with its own findings, or all engines take it and
/// come to the same.
class MutatedModulesTest {
    private static final long ENOUGH = 400;
    private static final ByteString STANDARD = StandardModules.xcmExecutor().wasm();
    private static final List<ByteString> GUESTS =
            Stream.of(
                            "module/counter-c",
                            "host/puppet",
                            "guests/guest-grow",
                            "guests/guest-loop",
                            "guests/guest-recurse",
                            "guests/guest-store-then-trap",
                            "guests/guest-echo")
                    .map(MutatedModulesTest::resource)
                    .toList();

    @Test
    void enginesAgree() {
        Map<String, Integer> ends = SeedRuns.over(SeedRuns.MUTATED, MutatedModulesTest::mutated);
        System.out.println("mutated modules: " + ends);
        if (SeedRuns.enough(SeedRuns.MUTATED, ENOUGH)) {
            int refused = ends.getOrDefault(Differential.REFUSED, 0);
            assertThat(refused).isBetween(1, (int) (SeedRuns.MUTATED * 6 / 10));
            assertThat(ends).containsKeys(Differential.RETURNED, "OUT_OF_GAS", "DEPTH_EXCEEDED");
        }
    }

    private static Differential mutated(long seed) {
        RandomGenerator random = new SplittableRandom(~seed);
        return switch ((int) (seed % 8)) {
            case 0, 1, 2 ->
                    new Differential(
                            ModuleMutation.of(ModuleGenerator.generate(random), random),
                            GeneratedHost.signatures(),
                            GeneratedHost::functions,
                            random.nextInt(),
                            2_000L << random.nextInt(10));
            case 3, 4, 5, 6 -> real(Submodule.of(STANDARD, random), random);
            default -> real(GUESTS.get(random.nextInt(GUESTS.size())), random);
        };
    }

    /// With the real host functions on an empty state, and input by chance.
    private static Differential real(ByteString wasm, RandomGenerator random) {
        byte[] input = new byte[random.nextInt(200)];
        random.nextBytes(input);
        return new Differential(
                ModuleMutation.of(wasm, random),
                HostFunctions.signatures(),
                () ->
                        new HostSession(
                                        EngineProfile.CURRENT,
                                        ByteString.wrap(input),
                                        MapView.EMPTY)
                                .functions(),
                input.length,
                2_000_000);
    }

    private static ByteString resource(String name) {
        String path = "/io/xcmgateway/spree/" + name + ".wasm";
        try (InputStream in = MutatedModulesTest.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + path);
            }
            return ByteString.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
