package io.xcmgateway.gateway.soak;

import io.xcmgateway.gateway.attestation.SigningSettings;
import io.xcmgateway.gateway.development.DevelopmentGateway;
import io.xcmgateway.gateway.development.HostChain;
import io.xcmgateway.gateway.execution.ExecutionLimits;
import io.xcmgateway.gateway.execution.RunBounds;
import io.xcmgateway.gateway.execution.StateBounds;
import io.xcmgateway.gateway.module.ModuleCompilation;
import io.xcmgateway.spree.profile.ReadyProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/// Runs a gateway over a real store, with honest messages at a steady rate all the time and hostile
/// instances every other while, and prints what the honest ones had to wait and what the heap did.
/// Honest and mixed slices alternate, so that what else the machine does meets both.
///
/// Arguments, each with a default: seconds of attack in all (600), seconds of a mixed slice (60),
/// of an honest slice (20), honest messages a second (50), messages that each hostile instance has
/// waiting at any time (16), gas limit of each message (50000000), the directory for the data (a
/// temporary one).
public final class HostileSoak {
    private static final int WARM_UP_SECONDS = 20;
    private static final int WARM_UP_ATTACK_SECONDS = 10;

    private static final List<HostChain> HONEST =
            List.of(
                    new HostChain(1004L, ReadyProfile.SYSTEM_PARACHAIN),
                    new HostChain(2000L, ReadyProfile.PARACHAIN),
                    new HostChain(2001L, ReadyProfile.PARACHAIN),
                    new HostChain(2002L, ReadyProfile.PARACHAIN));

    private final HonestLoad honest;
    private final HostileLoad hostile;
    private final Bombs bombs;
    private final HeapSamples heap = new HeapSamples();

    private HostileSoak(HonestLoad honest, HostileLoad hostile, Bombs bombs) {
        this.honest = honest;
        this.hostile = hostile;
        this.bombs = bombs;
    }

    public static void main(String[] arguments) throws Exception {
        int attackSeconds = argument(arguments, 0, 600);
        int mixedSeconds = argument(arguments, 1, 60);
        int honestSeconds = argument(arguments, 2, 20);
        int perSecond = argument(arguments, 3, 50);
        int backlog = argument(arguments, 4, 16);
        long gasLimit = argument(arguments, 5, 50_000_000);
        Path directory = arguments.length > 6 ? Path.of(arguments[6]) : temporary();
        int slices = Math.max(1, attackSeconds / mixedSeconds);
        int room = perSecond * (honestSeconds + mixedSeconds) * (slices + 1);
        try (DevelopmentGateway gateway =
                DevelopmentGateway.open(
                        directory,
                        Clock.systemUTC(),
                        new SecureRandom(),
                        ExecutionLimits.DEFAULT,
                        RunBounds.DEFAULT,
                        StateBounds.DEFAULT,
                        HONEST,
                        compiled -> ModuleCompilation.DEFAULT.in(compiled, Clock.systemUTC()),
                        SigningSettings.usual(directory))) {
            Counts counts = new Counts();
            try (HonestLoad honest = HonestLoad.on(gateway, perSecond, gasLimit, room, counts);
                    Bombs bombs = new Bombs(gateway.core(), counts)) {
                HostileLoad hostile = HostileLoad.on(gateway.core(), backlog, gasLimit, counts);
                new HostileSoak(honest, hostile, bombs).run(slices, mixedSeconds, honestSeconds);
            }
            System.out.println(counts);
            int halted = gateway.core().haltedInstances().all().size();
            if (halted > 0 || counts.honestFailures() > 0) {
                throw new IllegalStateException(
                        halted + " instances halted, honest messages failed: " + counts);
            }
        }
    }

    private void run(int slices, int mixedSeconds, int honestSeconds) throws InterruptedException {
        honest.measure(new Latencies("warm-up", 100_000));
        pause(WARM_UP_SECONDS);
        attack(WARM_UP_ATTACK_SECONDS);
        Latencies alone = new Latencies("honest alone", honest.room());
        System.out.println(Latencies.HEADER);
        Latencies mixed = new Latencies("under attack", honest.room());
        for (int slice = 0; slice < slices; slice++) {
            honest.measure(alone);
            pause(honestSeconds);
            honest.measure(mixed);
            attack(mixedSeconds);
            System.out.printf(
                    "after slice %d of %d, %s%n%s%n%s%n",
                    slice + 1, slices, heap.sample(), alone, mixed);
        }
        System.out.printf(
                "ratio: p50 %.2f, p99 %.2f, max %.2f%n",
                mixed.millis(0.5) / alone.millis(0.5),
                mixed.millis(0.99) / alone.millis(0.99),
                mixed.millis(1) / alone.millis(1));
        System.out.println(heap);
    }

    /// What is measured ends with the attack, and not with what is left of it.
    private void attack(int seconds) throws InterruptedException {
        hostile.begin();
        bombs.begin();
        pause(seconds);
        bombs.end();
        hostile.end();
        honest.measure(new Latencies("not measured", honest.room()));
        while (!hostile.isQuiet()) {
            pause(1);
        }
    }

    private static void pause(int seconds) throws InterruptedException {
        Thread.sleep(1_000L * seconds);
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static Path temporary() throws IOException {
        return Files.createTempDirectory("hostile-soak");
    }
}
