package io.xcmgateway.spree.sandbox;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.wasm.ChicoryException;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of one instance, and what its host functions see of it.
final class GuestRun implements HostFunction.Guest, GuestMemory {
    private static final long U32_MASK = 0xffff_ffffL;
    private static final long[] NO_RESULT = {};

    private final EngineProfile profile;
    private final ModuleInstance instance;
    private final FlatMemory memory;
    private final GlobalInstance gas;
    private final HostFunction[] functions;
    private @Nullable Throwable hostFailure;

    /// @param instance as new
    /// @param host at least the functions that the module imports
    GuestRun(EngineProfile profile, ModuleInstance instance, List<HostFunction> host) {
        this.profile = profile;
        this.instance = instance;
        this.memory = instance.memory();
        this.gas = instance.gas();
        this.functions = instance.bind(host);
    }

    /// @param export an entry point of the module
    Run call(String export, int inputLength, long gasLimit) {
        gas.setValue(gasLimit);
        long result;
        try {
            result = instance.call(this, export, inputLength);
        } catch (RuntimeException | Error e) {
            return trapped(e);
        }
        return returned(result, gasLimit);
    }

    private Run returned(long result, long gasLimit) {
        long offset = result & U32_MASK;
        long length = result >>> 32;
        if (length > profile.limits().outputBytesMax()) {
            return new Run.Trapped(
                    TrapKind.BROKEN_RESULT,
                    "at most "
                            + profile.limits().outputBytesMax()
                            + " bytes of result, was "
                            + length);
        }
        if (!contains(offset, length)) {
            return new Run.Trapped(
                    TrapKind.BROKEN_RESULT,
                    "result inside the memory, was " + offset + " + " + length);
        }
        return new Run.Returned(memory.copyOf(offset, length), gasLimit - gas.getValue());
    }

    private Run trapped(Throwable thrown) {
        switch (hostFailure) {
            case null -> {}
            case VirtualMachineError e -> throw nodeFault(e);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException("checked, from a host function", thrown);
        }
        if (!isGuestCaused(thrown)) {
            throw nodeFault(thrown);
        }
        String reason = String.valueOf(thrown.getMessage());
        if (gas.getValue() < 0) {
            return new Run.Trapped(TrapKind.OUT_OF_GAS, "out of gas");
        }
        long values = instance.depth().getValue() & U32_MASK;
        if (values > profile.limits().stackValuesMax()) {
            return new Run.Trapped(TrapKind.DEPTH_EXCEEDED, values + " values on the stack");
        }
        return new Run.Trapped(TrapKind.TRAP, reason);
    }

    /// What Chicory throws when Wasm code traps: its own exceptions, and what the JVM throws at an
    /// integer division or an access outside of an array. All else is a fault of ours or of the
    /// engine. A stack overflow comes wrapped.
    private static boolean isGuestCaused(Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof Error || e instanceof ChicoryInterruptedException) {
                return false;
            }
        }
        return thrown instanceof GuestTrap
                || thrown instanceof ChicoryException
                || thrown instanceof ArithmeticException
                || thrown instanceof IndexOutOfBoundsException;
    }

    private static NodeFaultException nodeFault(Throwable cause) {
        return new NodeFaultException("the engine failed while the guest ran: " + cause, cause);
    }

    /// @param index of the function among those that [ModuleInstance#bind] gave
    long[] invoke(int index, long[] arguments) {
        if (Thread.currentThread().isInterrupted()) {
            // Compiled code looks at each call and each turn of a loop; so does each host call.
            throw new ChicoryInterruptedException("interrupted at a host function");
        }
        HostFunction function = functions[index];
        try {
            charge(profile.gas().hostCall());
            long result = function.call().apply(this, normalized(function, arguments));
            return switch (function.result()) {
                case NONE -> NO_RESULT;
                case I32 -> new long[] {(int) result};
                case I64 -> new long[] {result};
            };
        } catch (GuestTrap e) {
            throw e;
        } catch (RuntimeException | Error e) {
            hostFailure = e;
            throw e;
        }
    }

    /// The same bits in both modes, which extend an i32 differently.
    private static long[] normalized(HostFunction function, long[] arguments) {
        long[] normalized = arguments.clone();
        for (int i = 0; i < normalized.length; i++) {
            if (function.parameters().get(i) == ValueType.I32) {
                normalized[i] &= U32_MASK;
            }
        }
        return normalized;
    }

    @Override
    public GuestMemory memory() {
        return this;
    }

    @Override
    public void charge(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("gas charged must not be negative, was " + amount);
        }
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
        return memory.copyOf(offset, length);
    }

    @Override
    public void write(long offset, ByteString bytes) {
        check(offset, bytes.length());
        memory.put(offset, bytes);
    }

    @Override
    public boolean contains(long offset, long length) {
        return memory.contains(offset, length);
    }

    private void check(long offset, long length) {
        if (!contains(offset, length)) {
            throw new GuestTrap("range inside the memory, was " + offset + " + " + length);
        }
    }
}
