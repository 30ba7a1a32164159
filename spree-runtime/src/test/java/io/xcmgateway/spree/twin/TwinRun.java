package io.xcmgateway.spree.twin;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Ended;
import io.xcmgateway.spree.sandbox.GuestMemory;
import io.xcmgateway.spree.sandbox.GuestTrap;
import io.xcmgateway.spree.sandbox.HostFunction;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import io.xcmgateway.spree.sandbox.Limits;
import io.xcmgateway.spree.sandbox.MeteredBinary;
import io.xcmgateway.spree.sandbox.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.GlobalInstance;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.runtime.Memory;
import run.endive.runtime.TableInstance;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.ActiveDataSegment;
import run.endive.wasm.types.DataSegment;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.Table;
import run.endive.wasm.types.TableLimits;
import run.endive.wasm.types.ValType;

/// One run of one instance on Endive.
final class TwinRun implements HostFunction.Guest, GuestMemory {
    private static final long U32_MASK = 0xffff_ffffL;
    private static final long[] NO_RESULT = {};

    private final AdmittedModule module;
    private final Instance instance;
    private final GlobalInstance gas;
    private final GlobalInstance depth;
    private @Nullable Throwable hostFailure;

    TwinRun(
            AdmittedModule module,
            MeteredBinary metered,
            WasmModule parsed,
            Function<Instance, Machine> compiled,
            List<HostFunction> host) {
        this.module = module;
        this.instance =
                Instance.builder(parsed)
                        .withMachineFactory(compiled)
                        .withImportValues(imports(host))
                        .withMemoryFactory(this::memory)
                        .withTableFactory(this::table)
                        .withStart(false)
                        .build();
        dropActiveSegments(parsed);
        this.gas = instance.global(metered.gasGlobal());
        this.depth = instance.global(metered.depthGlobal());
    }

    /// Endive 1.0.0 keeps an active data segment after it was copied, and so `memory.init` can copy
    /// it again; by the specification (4.5.4, instantiation) it is dropped then, and that traps.
    private void dropActiveSegments(WasmModule parsed) {
        DataSegment[] segments = parsed.dataSection().dataSegments();
        for (int i = 0; i < segments.length; i++) {
            if (segments[i] instanceof ActiveDataSegment) {
                instance.memory().drop(i);
            }
        }
    }

    /// Sets a global of the module.
    ///
    /// @param value an i32 in the low 32 bits
    void set(int global, long value) {
        GlobalInstance set = instance.global(global);
        set.setValue(isI32(set) ? (int) value : value);
    }

    /// How `run`, the last one, ended and what it left behind.
    Ended ended(Run run) {
        List<Long> globals = new ArrayList<>();
        for (int i = 0; i < instance.globalCount(); i++) {
            long value = instance.global(i).getValue();
            globals.add(isI32(instance.global(i)) ? (int) value : value);
        }
        int pages = instance.memory().pages();
        long checksum = Ended.checksum(read(0, (long) pages * Memory.PAGE_SIZE));
        return new Ended(run, pages, checksum, globals);
    }

    private static boolean isI32(GlobalInstance global) {
        return global.getType().equals(ValType.I32);
    }

    Run call(String export, int inputLength, long gasLimit) {
        gas.setValue(gasLimit);
        depth.setValue(0);
        hostFailure = null;
        long result;
        try {
            result = instance.export(export).apply(inputLength)[0];
        } catch (RuntimeException e) {
            return trapped(e);
        }
        long offset = result & U32_MASK;
        long length = result >>> 32;
        if (length > limits().outputBytesMax() || !contains(offset, length)) {
            return new Run.Trapped(TrapKind.BROKEN_RESULT, "result " + offset + " + " + length);
        }
        return new Run.Returned(read(offset, length), gasLimit - gas.getValue());
    }

    /// What the guest did is a trap; all else fails the test that runs this.
    private Run trapped(RuntimeException thrown) {
        if (hostFailure != null) {
            throw new AssertionError("a host function failed", hostFailure);
        }
        if (!(thrown instanceof GuestTrap
                || thrown instanceof WasmEngineException
                || thrown instanceof ArithmeticException
                || thrown instanceof IndexOutOfBoundsException)) {
            throw thrown;
        }
        String reason = String.valueOf(thrown.getMessage());
        if (gas.getValue() < 0) {
            return new Run.Trapped(TrapKind.OUT_OF_GAS, reason);
        }
        if ((depth.getValue() & U32_MASK) > limits().stackValuesMax()) {
            return new Run.Trapped(TrapKind.DEPTH_EXCEEDED, reason);
        }
        return new Run.Trapped(TrapKind.TRAP, reason);
    }

    private Limits limits() {
        return module.profile().limits();
    }

    private Memory memory(MemoryLimits declared) {
        int max = Math.min(declared.maximumPages(), limits().memoryPagesMax());
        return new ByteArrayMemory(new MemoryLimits(declared.initialPages(), max));
    }

    private TableInstance table(Table declared, int initial) {
        long max = Math.min(declared.limits().max(), limits().tableElementsMax());
        TableLimits own = new TableLimits(declared.limits().min(), max);
        return new TableInstance(new Table(declared.elementType(), own), initial);
    }

    private ImportValues imports(List<HostFunction> host) {
        List<ImportFunction> needed =
                host.stream()
                        .filter(each -> module.imports().contains(each.name()))
                        .map(this::adapt)
                        .toList();
        return ImportValues.builder().withFunctions(needed).build();
    }

    private ImportFunction adapt(HostFunction function) {
        List<ValType> parameters = function.parameters().stream().map(TwinRun::type).toList();
        List<ValType> results =
                function.result() == ValueType.NONE ? List.of() : List.of(type(function.result()));
        return new ImportFunction(
                "env",
                function.name(),
                FunctionType.of(parameters, results),
                (_, arguments) -> invoke(function, arguments));
    }

    private static ValType type(ValueType type) {
        return switch (type) {
            case I32 -> ValType.I32;
            case I64 -> ValType.I64;
            case NONE -> throw new IllegalArgumentException("a value of type none");
        };
    }

    private long[] invoke(HostFunction function, long[] arguments) {
        long[] unsigned = arguments.clone();
        for (int i = 0; i < unsigned.length; i++) {
            if (function.parameters().get(i) == ValueType.I32) {
                unsigned[i] &= U32_MASK;
            }
        }
        try {
            charge(module.profile().gas().hostCall());
            long result = function.call().apply(this, unsigned);
            return switch (function.result()) {
                case NONE -> NO_RESULT;
                case I32 -> new long[] {(int) result};
                case I64 -> new long[] {result};
            };
        } catch (GuestTrap e) {
            throw e;
        } catch (RuntimeException e) {
            hostFailure = e;
            throw e;
        }
    }

    @Override
    public GuestMemory memory() {
        return this;
    }

    @Override
    public void charge(long amount) {
        long left = gas.getValue();
        if (amount > left) {
            gas.setValue(-1);
            throw new GuestTrap("out of gas in a host function");
        }
        gas.setValue(left - amount);
    }

    @Override
    public ByteString read(long offset, long length) {
        check(offset, length);
        return ByteString.wrap(instance.memory().readBytes((int) offset, (int) length));
    }

    @Override
    public void write(long offset, ByteString bytes) {
        check(offset, bytes.length());
        instance.memory().write((int) offset, bytes.toByteArray());
    }

    @Override
    public boolean contains(long offset, long length) {
        long size = (long) instance.memory().pages() * Memory.PAGE_SIZE;
        return offset >= 0 && length >= 0 && length <= size - offset;
    }

    private void check(long offset, long length) {
        if (!contains(offset, length)) {
            throw new GuestTrap("range inside the memory, was " + offset + " + " + length);
        }
    }
}
