package io.xcmgateway.spree.standard;

import io.xcmgateway.spree.sandbox.Sandbox;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads that JMH runs benchmarks on, with the stack that a run needs. JMH finds it by name
/// (`-Djmh.executor=CUSTOM`).
public final class SandboxExecutor extends ThreadPoolExecutor {
    static final String CUSTOM = "-Djmh.executor=CUSTOM";
    static final String BY_NAME =
            "-Djmh.executor.class=io.xcmgateway.spree.standard.SandboxExecutor";

    /// @param threads of the benchmark
    public SandboxExecutor(int threads, String prefix) {
        super(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Sandbox.threadFactory(prefix));
    }
}
