package io.xcmgateway.gateway;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// Starts [GatewayApplication], or a command where the first argument names one, on a new enough
/// JVM, and says so on an older one. Compiled for Java 17, as Spring Boot's own launcher is, so
/// that such a JVM can at least load it; therefore it knows what it starts by name only.
public final class Launcher {
    private static final int JAVA_MIN = 25;

    private Launcher() {}

    public static void main(String[] arguments) throws Throwable {
        int java = Runtime.version().feature();
        if (java < JAVA_MIN) {
            System.err.println(
                    "xcm-gateway needs Java "
                            + JAVA_MIN
                            + " or newer, this is Java "
                            + java
                            + " ("
                            + System.getProperty("java.home")
                            + ")");
            System.exit(1);
        }
        // A method handle throws what was thrown, so that Spring still knows its own failures.
        MethodHandles.publicLookup()
                .findStatic(
                        Class.forName(started(arguments)),
                        "main",
                        MethodType.methodType(void.class, String[].class))
                .invoke(arguments);
    }

    private static String started(String[] arguments) {
        return switch (arguments.length == 0 ? "" : arguments[0]) {
            case "answers" -> "io.xcmgateway.gateway.answers.Answers";
            case "export" -> "io.xcmgateway.gateway.archive.Export";
            case "fsck" -> "io.xcmgateway.gateway.consistency.Fsck";
            case "import" -> "io.xcmgateway.gateway.archive.Import";
            case "keys" -> "io.xcmgateway.gateway.keys.Keys";
            case "signer" -> "io.xcmgateway.gateway.http.signer.SignerApplication";
            case "restore" -> "io.xcmgateway.gateway.backup.Restore";
            case "usage" -> "io.xcmgateway.gateway.usage.Usage";
            default -> "io.xcmgateway.gateway.GatewayApplication";
        };
    }
}
