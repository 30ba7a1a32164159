package io.xcmgateway.spree.sandbox;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.ValType;
import io.xcmgateway.api.bytes.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Runs of one instance that can be looked at between them. Must be used on a thread of
/// [Sandbox#threadFactory].
public final class ModuleRun {
    private final AdmittedModule module;
    private final ModuleInstance instance;

    /// @param host at least the functions that the module imports
    public ModuleRun(AdmittedModule module, Mode mode, List<HostFunction> host) {
        this.module = module;
        this.instance = new ModuleInstance(module, mode, host);
    }

    /// A run on a new instance.
    public static Ended once(
            AdmittedModule module,
            Mode mode,
            String export,
            int inputLength,
            List<HostFunction> host,
            long gasLimit) {
        return new ModuleRun(module, mode, host).call(export, inputLength, host, gasLimit);
    }

    /// Two compiled runs on one instance, which is put back after each.
    ///
    /// @param host makes the functions for each run
    /// @return what each of them came to
    /// @throws AssertionError if the instance, when put back, is not as it was
    public static List<Ended> twice(
            AdmittedModule module,
            String export,
            int inputLength,
            Supplier<List<HostFunction>> host,
            long gasLimit) {
        ModuleRun run = new ModuleRun(module, Mode.COMPILED, host.get());
        Ended fresh = run.state(new Run.Returned(ByteString.EMPTY, 0));
        List<Ended> ends = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ends.add(run.call(export, inputLength, host.get(), gasLimit));
            run.instance.restore();
            Ended restored = run.state(new Run.Returned(ByteString.EMPTY, 0));
            if (!restored.equals(fresh)) {
                throw new AssertionError("put back as " + restored + ", new was " + fresh);
            }
        }
        return ends;
    }

    /// A run on whatever the runs before have left.
    public Ended call(String export, int inputLength, List<HostFunction> host, long gasLimit) {
        // A run before this one may have trapped and left its frames counted.
        instance.depth().setValue(0);
        return state(
                new GuestRun(module.profile(), instance, host).call(export, inputLength, gasLimit));
    }

    /// Sets a global of the module.
    ///
    /// @param value an i32 in the low 32 bits
    public void set(int global, long value) {
        GlobalInstance set = instance.instance().global(global);
        set.setValue(isI32(set) ? (int) value : value);
    }

    private Ended state(Run run) {
        FlatMemory memory = instance.memory();
        Instance guest = instance.instance();
        List<Long> globals = new ArrayList<>();
        for (int i = 0; i < guest.globalCount(); i++) {
            long value = guest.global(i).getValue();
            globals.add(isI32(guest.global(i)) ? (int) value : value);
        }
        int pages = memory.pages();
        long checksum = Ended.checksum(memory.copyOf(0, (long) pages * FlatMemory.PAGE_SIZE));
        return new Ended(run, pages, checksum, globals);
    }

    private static boolean isI32(GlobalInstance global) {
        return global.getType().equals(ValType.I32);
    }
}
