package io.xcmgateway.spree.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.wasm.ChicoryException;
import io.xcmgateway.api.bytes.ByteString;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Faults of the node while a guest runs: never a result, and the thread runs on as before.
class NodeFaultTest {
    private static final ByteString INPUT = ByteString.ascii("hello");

    @Test
    void tellsAFaultByItsCauses() {
        assertThat(NodeFault.of(new ChicoryException("x", new StackOverflowError())))
                .isEqualTo(NodeFault.STACK_OVERFLOW);
        assertThat(new NodeFaultException("x", new OutOfMemoryError()).fault())
                .isEqualTo(NodeFault.OUT_OF_MEMORY);
        assertThat(NodeFault.of(new ChicoryInterruptedException("x")))
                .isEqualTo(NodeFault.INTERRUPTED);
        assertThat(NodeFault.of(new NoClassDefFoundError())).isEqualTo(NodeFault.ENGINE);
        RuntimeException first = new RuntimeException();
        first.initCause(new RuntimeException(first));
        assertThat(NodeFault.of(first)).isEqualTo(NodeFault.ENGINE);
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsALoopThatHasGasForYears(Mode mode) {
        AdmittedModule loop = Guests.admit(Guests.read("loop"));
        assertInterrupted(loop, mode, "run", Long.MAX_VALUE, List.of());
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsARecursion(Mode mode) {
        AdmittedModule recursion = Guests.admit(Guests.read("recurse"));
        assertInterrupted(recursion, mode, "run", Guests.GAS, List.of());
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsAtAHostFunction(Mode mode) {
        AtomicInteger calls = new AtomicInteger();
        HostFunction host = Guests.inputOf(INPUT);
        HostFunction telling =
                new HostFunction(
                        host.name(),
                        host.parameters(),
                        host.result(),
                        (guest, arguments) -> {
                            calls.incrementAndGet();
                            return host.call().apply(guest, arguments);
                        });
        AdmittedModule echo = Guests.admit(Guests.read("echo"), host);
        assertInterrupted(echo, mode, "SpreeModule_call", Guests.GAS, List.of(telling));
        // That of the run which follows.
        assertThat(calls).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void anErrorOfAHostFunctionIsAFaultAndItsInstanceIsNotKept(Mode mode) {
        AtomicInteger failures = new AtomicInteger();
        List<Error> errors = List.of(new StackOverflowError(), new OutOfMemoryError("heap"));
        HostFunction good = Guests.inputOf(INPUT);
        HostFunction failing =
                new HostFunction(
                        good.name(),
                        good.parameters(),
                        good.result(),
                        (_, _) -> {
                            throw errors.get(failures.getAndIncrement());
                        });
        AdmittedModule echo = Guests.admit(Guests.read("echo"), good);
        boolean over =
                Sandbox.callOnThread(
                        "errors",
                        () -> {
                            Run before = echo(echo, mode, good);
                            for (Error error : errors) {
                                assertThat(fault(echo, mode, List.of(failing)))
                                        .isEqualTo(NodeFault.of(error));
                                assertThat(Sandbox.instances().size()).isZero();
                            }
                            assertThat(echo(echo, mode, good)).isEqualTo(before);
                            return true;
                        });
        assertThat(over).isTrue();
        assertThat(failures).hasValue(errors.size());
    }

    private static void assertInterrupted(
            AdmittedModule module,
            Mode mode,
            String export,
            long gasLimit,
            List<HostFunction> host) {
        boolean over =
                Sandbox.callOnThread(
                        "interrupted",
                        () -> {
                            Thread.currentThread().interrupt();
                            NodeFault fault = fault(module, mode, export, gasLimit, host);
                            assertThat(Thread.interrupted()).isTrue();
                            assertThat(fault).isEqualTo(NodeFault.INTERRUPTED);
                            assertThat(Sandbox.instances().size()).isZero();
                            assertThat(Sandbox.run(module, mode, export, 5, host, 1_000))
                                    .isInstanceOf(Run.class);
                            return true;
                        });
        assertThat(over).isTrue();
    }

    private static NodeFault fault(AdmittedModule module, Mode mode, List<HostFunction> host) {
        return fault(module, mode, "SpreeModule_call", Guests.GAS, host);
    }

    private static NodeFault fault(
            AdmittedModule module,
            Mode mode,
            String export,
            long gasLimit,
            List<HostFunction> host) {
        try {
            Run run = Sandbox.run(module, mode, export, INPUT.length(), host, gasLimit);
            throw new AssertionError("must be a fault, was " + run);
        } catch (NodeFaultException e) {
            return e.fault();
        }
    }

    private static Run echo(AdmittedModule module, Mode mode, HostFunction host) {
        return Sandbox.run(
                module, mode, "SpreeModule_call", INPUT.length(), List.of(host), Guests.GAS);
    }
}
