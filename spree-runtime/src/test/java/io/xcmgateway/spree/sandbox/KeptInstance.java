package io.xcmgateway.spree.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableInstance;
import io.xcmgateway.api.bytes.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// The instance that a thread keeps of a module after a run.
public final class KeptInstance {
    private KeptInstance() {}

    /// One thread for all tests, so that instances are kept from one to the next.
    private static final ExecutorService THREAD =
            Executors.newSingleThreadExecutor(work -> {
                Thread thread = Sandbox.threadFactory("kept-instances").newThread(work);
                thread.setDaemon(true);
                return thread;
            });

    /// Runs `work` on that thread; what it throws is thrown here.
    public static <T> T callOnThread(Supplier<T> work) {
        Future<T> result = THREAD.submit(work::get);
        try {
            return result.get();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> throw new AssertionError(e);
            }
        }
    }

    /// The instance that the current thread keeps does not differ from a new one in anything that a
    /// guest can see.
    public static void assertAsNew(AdmittedModule module, List<HostFunction> host) {
        ModuleInstance kept = Sandbox.instances().take(module);
        assertThat(kept).as("kept instance").isNotNull();
        ModuleInstance fresh = new ModuleInstance(module, Mode.COMPILED, host);
        assertThat(memory(kept)).isEqualTo(memory(fresh));
        assertThat(globals(kept.instance())).isEqualTo(globals(fresh.instance()));
        assertThat(tables(kept.instance())).isEqualTo(tables(fresh.instance()));
        Sandbox.instances().keep(module, kept);
    }

    private static ByteString memory(ModuleInstance instance) {
        FlatMemory memory = instance.memory();
        return memory.copyOf(0, (long) memory.pages() * FlatMemory.PAGE_SIZE);
    }

    private static List<Long> globals(Instance instance) {
        List<Long> globals = new ArrayList<>();
        for (int i = 0; i < instance.globalCount(); i++) {
            globals.add(instance.global(i).getValue());
        }
        return globals;
    }

    private static List<List<Integer>> tables(Instance instance) {
        List<List<Integer>> tables = new ArrayList<>();
        for (int i = 0; i < instance.tableCount(); i++) {
            TableInstance table = instance.table(i);
            List<Integer> references = new ArrayList<>();
            for (int j = 0; j < table.size(); j++) {
                references.add(table.ref(j));
            }
            tables.add(references);
        }
        return tables;
    }
}
