package io.xcmgateway.gateway.config;

import io.xcmgateway.spree.sandbox.JvmRequirements;
import io.xcmgateway.spree.sandbox.JvmRequirements.Missing;
import java.io.File;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/// Refuses to start on a JVM on which gas would stand for another amount of work than it is priced
/// for ([JvmRequirements]).
public final class RequiredJvm implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        require(JvmRequirements.missing(), System.getProperty("java.class.path"));
    }

    /// @param classPath of this JVM; one jar if it was started with `-jar`
    static void require(List<Missing> missing, String classPath) {
        if (missing.isEmpty()) {
            return;
        }
        throw new UnsafeStartException(
                missing.stream()
                        .map(each ->
                                "the JVM must run with "
                                        + each.expected()
                                        + ", found "
                                        + each.found()
                                        + ": "
                                        + each.consequence())
                        .collect(Collectors.joining("; ")),
                "Start it with: java "
                        + missing.stream().map(Missing::expected).collect(Collectors.joining(" "))
                        + " -jar "
                        + jar(classPath)
                        + " (and your own options), or with: mvn spring-boot:run");
    }

    private static String jar(String classPath) {
        boolean one = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        return one ? classPath : "gateway-service.jar";
    }
}
