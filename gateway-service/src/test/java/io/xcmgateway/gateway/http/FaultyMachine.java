package io.xcmgateway.gateway.http;

import io.micrometer.core.instrument.Tags;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.gateway.attestation.SigningSettings;
import io.xcmgateway.gateway.config.ExecutionProperties;
import io.xcmgateway.gateway.config.GasProperties;
import io.xcmgateway.gateway.config.StorageProperties;
import io.xcmgateway.gateway.development.DevelopmentGateway;
import io.xcmgateway.gateway.development.HostChain;
import io.xcmgateway.gateway.execution.CoreWatch;
import io.xcmgateway.gateway.execution.RunBounds;
import io.xcmgateway.gateway.node.NodeSettings;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.micrometer.metrics.system.DiskSpaceMetricsBinder;
import org.springframework.context.annotation.Bean;

/// What goes wrong with the machine under a service, when a test says so.
final class FaultyMachine {
    static final TestDisk DISK = new TestDisk();
    static final TestClock CLOCK = new TestClock();

    /// What an honest message is far from, on a busy machine too.
    private static final RunBounds BOUNDS = new RunBounds(3_000, 1);

    private FaultyMachine() {}

    /// A disk of which the test says how full and how slow it is.
    static final class TestDisk extends File {
        private static final long serialVersionUID = 1;
        private static final long TOTAL = 1L << 30;
        transient volatile boolean full;
        transient volatile boolean slow;

        TestDisk() {
            super("target");
        }

        @Override
        public long getTotalSpace() {
            return TOTAL;
        }

        @Override
        public long getUsableSpace() {
            return full ? TOTAL / 10 : TOTAL / 2;
        }

        /// A watch whose core finds the disk as slow: commits hang where they are measured.
        CoreWatch under(CoreWatch watch) {
            return (CoreWatch)
                    Proxy.newProxyInstance(
                            CoreWatch.class.getClassLoader(),
                            new Class<?>[] {CoreWatch.class},
                            (_, method, arguments) -> {
                                Object result = method.invoke(watch, arguments);
                                if (slow && result instanceof CoreWatch.Span) {
                                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(400));
                                }
                                return result;
                            });
        }
    }

    /// The time of this machine, and what the test adds.
    static final class TestClock extends Clock {
        volatile Duration added = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return Clock.systemUTC().getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new IllegalStateException("one zone is enough");
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(added);
        }
    }

    /// The service as it is, with a module that its metering does not stop, and short patience.
    ///
    /// To be extended by a class in the test, since only such a one has the last word.
    static class Wiring {
        @Bean(destroyMethod = "close")
        DevelopmentGateway gateway(
                StorageProperties storage,
                ExecutionProperties execution,
                GasProperties gas,
                CoreWatch watch) {
            Hash32 hostile = Hashing.blake2b256(HostileInstance.module());
            return DevelopmentGateway.open(
                    storage.directory(),
                    new SecureRandom(),
                    HostChain.DEFAULT,
                    new NodeSettings(
                            CLOCK,
                            execution.limits(gas),
                            BOUNDS,
                            storage.bounds(),
                            _ -> new ForgetfulMetering(hostile).compiler(),
                            SigningSettings.usual(storage.directory()),
                            DISK.under(watch)));
        }

        @Bean
        DiskSpaceMetricsBinder disk() {
            return new DiskSpaceMetricsBinder(List.of(DISK), Tags.empty());
        }
    }

    /// How large files of this process may grow: RocksDB takes a lower bound for a full disk.
    ///
    /// @return 0 if that is so now
    static int limitFiles(String bytes) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        "prlimit",
                        "--pid",
                        Long.toString(ProcessHandle.current().pid()),
                        "--fsize=" + bytes)
                .inheritIO()
                .start()
                .waitFor();
    }
}
