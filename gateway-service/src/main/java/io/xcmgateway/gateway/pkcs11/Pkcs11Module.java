package io.xcmgateway.gateway.pkcs11;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.StaticLogger;
import org.xipki.pkcs11.wrapper.TokenException;

/// A PKCS#11 library, which exists once in a process. One thread alone calls it, so that a call
/// that hangs holds up nobody but this thread, and nothing is called while the library is started
/// anew.
final class Pkcs11Module implements AutoCloseable {
    private static final long CLOSE_SECONDS_MAX = 5;

    private final Path file;
    private final ExecutorService thread;

    /// For the thread alone.
    private @Nullable PKCS11Module library;

    /// A call that has not come back.
    private @Nullable Future<?> hanging;

    Pkcs11Module(Path file) {
        this.file = file;
        this.thread =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("pkcs11").factory());
    }

    /// Runs `work` on the thread.
    ///
    /// @param timeout after which the call is given up, and the next ones are until it comes back
    /// @throws Unusable if it fails or takes longer
    synchronized <T> T call(Duration timeout, Callable<T> work) throws Unusable {
        if (hanging != null && !hanging.isDone()) {
            throw new Unusable(file + " still does not answer an earlier call");
        }
        hanging = null;
        @Nullable Future<T> answer = null;
        try {
            answer = thread.submit(work);
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            hanging = answer;
            throw new Unusable(file + " must answer within " + timeout + ", did not");
        } catch (InterruptedException e) {
            hanging = answer;
            Thread.currentThread().interrupt();
            throw new Unusable("interrupted while waiting for " + file, e);
        } catch (RejectedExecutionException e) {
            throw new Unusable(file + " is closed", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unusable why) {
                throw why;
            }
            if (e.getCause() instanceof TokenException why) {
                throw new Unusable(file + " failed: " + why.getMessage(), why);
            }
            throw new IllegalStateException("call of " + file, e);
        }
    }

    /// The library, ready. For the thread alone.
    PKCS11Module ready() throws Unusable, TokenException {
        PKCS11Module now = library;
        if (now == null) {
            now = load();
            initialize(now);
            library = now;
        }
        return now;
    }

    /// As after the start of the process: what the library knew of slots, tokens and sessions is
    /// gone. For the thread alone.
    void restart() throws Unusable, TokenException {
        PKCS11Module now = library;
        if (now == null) {
            ready();
            return;
        }
        try {
            now.finalize(null);
        } catch (PKCS11Exception e) {
            if (e.getErrorCode() != PKCS11Constants.CKR_CRYPTOKI_NOT_INITIALIZED) {
                throw e;
            }
        }
        initialize(now);
    }

    private PKCS11Module load() throws Unusable {
        if (!Files.isRegularFile(file)) {
            throw new Unusable("PKCS#11 module " + file + " must be a file");
        }
        StaticLogger.setLogger(new WrapperLog());
        try {
            return PKCS11Module.getInstance(file.toString());
        } catch (IOException | LinkageError e) {
            throw new Unusable("PKCS#11 module " + file + " cannot be loaded", e);
        }
    }

    private static void initialize(PKCS11Module module) throws TokenException {
        try {
            module.initialize();
        } catch (PKCS11Exception e) {
            if (e.getErrorCode() != PKCS11Constants.CKR_CRYPTOKI_ALREADY_INITIALIZED) {
                throw e;
            }
            // By somebody before us in this process.
            module.finalize(null);
            module.initialize();
        }
    }

    /// Ends all sessions. A call that hangs is left to itself.
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(() -> {
            PKCS11Module now = library;
            library = null;
            try {
                if (now != null) {
                    now.finalize(null);
                }
            } catch (PKCS11Exception _) {
                // There is nothing left to end.
            }
        });
        thread.shutdown();
        try {
            thread.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
