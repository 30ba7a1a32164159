package io.xcmgateway.proof.cli;

import java.lang.reflect.InvocationTargetException;

/// Starts [Main] on a new enough JVM, and says so on an older one. Compiled for Java 8, so that
/// such a JVM can at least load it; therefore it knows [Main] by name only.
public final class Launcher {
    private static final int JAVA_MIN = 25;
    private static final int UNUSABLE = 2;

    private Launcher() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        String java = System.getProperty("java.specification.version");
        if (!newEnough(java)) {
            System.err.println(
                    "xcm-verify needs Java "
                            + JAVA_MIN
                            + " or newer, this is Java "
                            + java
                            + " ("
                            + System.getProperty("java.home")
                            + ")");
            System.exit(UNUSABLE);
        }
        try {
            Class.forName("io.xcmgateway.proof.cli.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException thrown) {
            throw new IllegalStateException("xcm-verify failed", thrown.getCause());
        }
    }

    /// @param version `1.8`, `17`, `25`; JEP 223 changed the form after 1.8
    static boolean newEnough(String version) {
        try {
            return Integer.parseInt(version) >= JAVA_MIN;
        } catch (NumberFormatException old) {
            return false;
        }
    }
}
