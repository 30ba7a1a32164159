package io.xcmgateway.gateway.http.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// The one table of operations and what each asks of its caller. What is not in it and is no read
/// is refused to everybody; a test compares it with the OpenAPI document.
public final class Operations {
    private static final Access PUBLIC = new Access.Public();
    private static final Access OWN_EVIDENCE = new Access.OwnEvidence();

    /// An operation of the API: a method and the path pattern as the OpenAPI document has it.
    public record Operation(String method, String path) {}

    private static final Map<Operation, Access> WRITES = writes();

    private static final List<Rule> RULES =
            WRITES.entrySet().stream()
                    .map(it ->
                            new Rule(
                                    it.getKey().method(),
                                    PathPatternParser.defaultInstance.parse(it.getKey().path()),
                                    it.getValue()))
                    .toList();

    private static final Set<HttpMethod> READS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final PathPattern HEALTH =
            PathPatternParser.defaultInstance.parse("/actuator/health/**");
    private static final PathPattern METRICS =
            PathPatternParser.defaultInstance.parse("/actuator/prometheus");
    private static final PathPattern USAGE =
            PathPatternParser.defaultInstance.parse("/actuator/usage");
    private static final PathPattern BACKUPS =
            PathPatternParser.defaultInstance.parse("/actuator/backup/**");
    private static final PathPattern ACTUATOR =
            PathPatternParser.defaultInstance.parse("/actuator/**");

    private record Rule(String method, PathPattern path, Access access) {}

    private Operations() {}

    private static Map<Operation, Access> writes() {
        Map<Operation, Access> all = new LinkedHashMap<>();
        post(all, "/v1/instances/{instance}/messages", OWN_EVIDENCE);
        post(all, "/v1/instances/{instance}/calls", OWN_EVIDENCE);
        post(all, "/v1/statements/{hash}/attestations", OWN_EVIDENCE);
        post(all, "/v1/checkpoints/{leafCount}/attestations", OWN_EVIDENCE);
        post(all, "/v1/equivocations", OWN_EVIDENCE);
        post(all, "/v1/instances/{instance}/dry-runs", PUBLIC);
        post(all, "/v1/instances/{instance}/fees", PUBLIC);
        post(all, "/v1/modules/precheck", PUBLIC);
        post(all, "/v1/verifications", PUBLIC);
        post(all, "/v1/xcm/decode", PUBLIC);
        post(all, "/v1/xcm/encode", PUBLIC);
        post(all, "/v1/xcm/convert", PUBLIC);
        post(all, "/v1/instances/precheck", PUBLIC);
        post(all, "/v1/instances", new Access.Needs(Scope.INSTANCES));
        post(all, "/v1/instances/{instance}/halt/resume", new Access.Needs(Scope.HALTS));
        post(all, "/v1/instances/{instance}/halt/skip", new Access.Needs(Scope.HALTS));
        post(
                all,
                "/v1/instances/{instance}/parked/{message}/retry",
                new Access.Needs(Scope.RETRIES));
        all.put(new Operation("PUT", "/v1/modules/{module}"), new Access.Needs(Scope.MODULES));
        all.put(
                new Operation("DELETE", "/v1/instances/{instance}"),
                new Access.Needs(Scope.INSTANCES));
        return Map.copyOf(all);
    }

    private static void post(Map<Operation, Access> all, String path, Access access) {
        all.put(new Operation("POST", path), access);
    }

    /// What an operation of the OpenAPI document asks; `null` if the table forgot it.
    public static @Nullable Access of(Operation operation) {
        return operation.method().equals("GET") ? PUBLIC : WRITES.get(operation);
    }

    /// Those that are no mere reads.
    static Set<Operation> all() {
        return WRITES.keySet();
    }

    /// What a request asks; `null` for a change that no operation makes, and for what is to look
    /// into this process.
    static @Nullable Access of(HttpMethod method, PathContainer path) {
        if (HEALTH.matches(path)) {
            return OWN_EVIDENCE;
        }
        if (METRICS.matches(path) || USAGE.matches(path)) {
            return new Access.Needs(Scope.METRICS);
        }
        if (BACKUPS.matches(path)) {
            return new Access.Needs(Scope.BACKUPS);
        }
        if (ACTUATOR.matches(path)) {
            // A heap dump has keys in it: nobody may, whatever is exposed.
            return null;
        }
        if (!path.value().startsWith("/v1/")) {
            // The description of the API, its page, and what does not exist.
            return OWN_EVIDENCE;
        }
        if (READS.contains(method)) {
            return PUBLIC;
        }
        return RULES.stream()
                .filter(rule -> rule.method().equals(method.name()) && rule.path().matches(path))
                .map(Rule::access)
                .findFirst()
                .orElse(null);
    }
}
