package io.xcmgateway.spree.sandbox;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the engine asks of the JVM that it runs on, beside its version.
///
/// Results are the same without it; speed is not, and gas prices stand for speed. So a gateway,
/// which sells gas, refuses to start; a verifier only says that it will be slow.
public final class JvmRequirements {
    /// HotSpot leaves methods of more than 8000 bytes of bytecode to its interpreter, which is some
    /// 16 times slower; functions of modules compile to such methods.
    public static final String COMPILE_HUGE_METHODS = "-XX:-DontCompileHugeMethods";

    private static final String HUGE_METHODS = "DontCompileHugeMethods";

    private JvmRequirements() {}

    /// Something that this JVM lacks.
    ///
    /// @param expected the flag of the command line that gives it
    /// @param found what is there instead
    /// @param consequence what comes of it, in words
    public record Missing(String expected, String found, String consequence) {}

    /// The value of a flag of the JVM, `null` if it has no such flag.
    @FunctionalInterface
    interface Flags {
        @Nullable String value(String name);
    }

    /// What this JVM lacks; empty if nothing.
    public static List<Missing> missing() {
        return missing(JvmRequirements::flag);
    }

    static List<Missing> missing(Flags flags) {
        String huge = flags.value(HUGE_METHODS);
        if ("false".equals(huge)) {
            return List.of();
        }
        return List.of(
                new Missing(
                        COMPILE_HUGE_METHODS,
                        huge == null
                                ? "a JVM without that flag, "
                                        + System.getProperty("java.vm.name")
                                        + "; the engine needs HotSpot"
                                : HUGE_METHODS + "=" + huge,
                        "large functions of modules are never compiled to machine code and run"
                                + " about 16 times slower than their gas stands for"));
    }

    private static @Nullable String flag(String name) {
        try {
            return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .getVMOption(name)
                    .getValue();
        } catch (IllegalArgumentException _) {
            // Neither another JVM than HotSpot nor a flag that is gone is an error of its own.
            return null;
        }
    }
}
