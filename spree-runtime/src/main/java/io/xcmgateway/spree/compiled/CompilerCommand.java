package io.xcmgateway.spree.compiled;

import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The command line of the process that compiles: this JVM, a small heap, and quick to start. Where
/// this program was started from a Spring Boot jar, its launcher finds the classes inside.
final class CompilerCommand {
    private static final String NESTED = "jar:nested:";
    private static final String LAUNCHER =
            "org.springframework.boot.loader.launch.PropertiesLauncher";

    private CompilerCommand() {}

    static List<String> of(CompilerLimits limits) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + limits.heapMebibytesMax() + "m");
        // As that of the threads on which modules run.
        command.add("-Xss16m");
        command.add("-XX:MaxMetaspaceSize=" + limits.heapMebibytesMax() + "m");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        command.add("-Xshare:auto");
        command.add("-XX:-UsePerfData");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:+DisplayVMOutputToStderr");
        command.add("-XX:+ErrorFileToStderr");
        command.add("-XX:-CreateCoredumpOnCrash");
        String jar = springBootJar(CompilerMain.class.getProtectionDomain().getCodeSource());
        if (jar == null) {
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.add(CompilerMain.class.getName());
        } else {
            command.addAll(List.of("-cp", jar, "-Dloader.main=" + CompilerMain.class.getName()));
            command.add(LAUNCHER);
        }
        return command;
    }

    /// The outer jar of `jar:nested:/path/app.jar/!BOOT-INF/lib/inner.jar!/`.
    private static @Nullable String springBootJar(@Nullable CodeSource source) {
        String location = source == null ? "" : String.valueOf(source.getLocation());
        int end = location.indexOf("/!");
        return location.startsWith(NESTED) && end > 0
                ? location.substring(NESTED.length(), end)
                : null;
    }
}
