package io.xcmgateway.gateway.http.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What a client written against one OpenAPI document would miss in another: operations,
/// parameters, media types, successes, and in schemas properties, types and values that are gone;
/// and what it would not know to send.
public final class IncompatibleChanges {
    private static final int DEPTH_MAX = 32;

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> found = new ArrayList<>();

    private IncompatibleChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /// @return each in words; none if clients of `before` go on working with `after`
    public static List<String> between(JsonNode before, JsonNode after) {
        IncompatibleChanges changes = new IncompatibleChanges(before, after);
        changes.compare();
        return List.copyOf(changes.found);
    }

    private void compare() {
        Map<String, ApiOperation> now =
                ApiOperation.of(after).stream()
                        .collect(Collectors.toMap(IncompatibleChanges::key, each -> each));
        for (ApiOperation old : ApiOperation.of(before)) {
            ApiOperation operation = now.get(key(old));
            if (operation == null) {
                found.add(key(old) + " is gone");
            } else {
                operation(old, operation);
            }
        }
    }

    private static String key(ApiOperation operation) {
        return operation.method() + " " + operation.path();
    }

    private void operation(ApiOperation old, ApiOperation now) {
        String where = key(old);
        if (!old.id().equals(now.id())) {
            found.add(where + " is called " + now.id() + ", was " + old.id());
        }
        parameters(where, old, now);
        old.bodies()
                .forEach((media, body) ->
                        Optional.ofNullable(now.bodies().get(media))
                                .ifPresentOrElse(
                                        it ->
                                                schema(
                                                        where + " takes",
                                                        body.schema(),
                                                        it.schema(),
                                                        true,
                                                        0),
                                        () -> found.add(where + " takes no " + media)));
        if (old.bodies().isEmpty() && !now.bodies().isEmpty()) {
            found.add(where + " wants a body");
        }
        old.answers().forEach((status, contents) -> answer(where, status, contents, now));
    }

    private void answer(
            String where, int status, Map<String, JsonNode> contents, ApiOperation now) {
        Map<String, JsonNode> there = now.answers().get(status);
        if (there == null) {
            if (status < 400) {
                found.add(where + " answers no " + status);
            }
            return;
        }
        contents.forEach((media, schema) ->
                Optional.ofNullable(there.get(media))
                        .ifPresentOrElse(
                                it -> schema(where + " " + status, schema, it, false, 0),
                                () -> found.add(where + " " + status + " has no " + media)));
    }

    private void parameters(String where, ApiOperation old, ApiOperation now) {
        Map<String, ApiOperation.Parameter> there =
                now.parameters().stream()
                        .collect(Collectors.toMap(each -> each.in() + " " + each.name(), it -> it));
        Set<String> known = new TreeSet<>();
        for (ApiOperation.Parameter each : old.parameters()) {
            String name = each.in() + " " + each.name();
            known.add(name);
            ApiOperation.Parameter parameter = there.get(name);
            if (parameter == null) {
                found.add(where + " has no parameter " + name);
            } else {
                schema(where + " " + name, each.schema(), parameter.schema(), true, 0);
            }
        }
        there.forEach((name, parameter) -> {
            if (parameter.required() && !known.contains(name)) {
                found.add(where + " wants a parameter " + name);
            }
        });
    }

    /// @param sent whether clients write it; else they read it
    private void schema(String where, JsonNode oldNode, JsonNode nowNode, boolean sent, int depth) {
        if (depth > DEPTH_MAX) {
            return;
        }
        JsonNode old = ApiOperation.resolved(before, oldNode);
        JsonNode now = ApiOperation.resolved(after, nowNode);
        restriction(where, "type", old, now, sent);
        restriction(where, "pattern", old, now, sent);
        restriction(where, "format", old, now, sent);
        values(where, old.path("enum"), now.path("enum"), sent);
        old.path("properties")
                .propertyStream()
                .forEach(each -> {
                    String name = where + "/" + each.getKey();
                    Optional.ofNullable(now.path("properties").get(each.getKey()))
                            .ifPresentOrElse(
                                    it -> schema(name, each.getValue(), it, sent, depth + 1),
                                    () -> found.add(name + " is gone"));
                });
        Set<String> wasRequired = texts(old.path("required"));
        Set<String> isRequired = texts(now.path("required"));
        Set<String> surprising = new TreeSet<>(sent ? isRequired : wasRequired);
        surprising.removeAll(sent ? wasRequired : isRequired);
        surprising.forEach(each ->
                found.add(where + "/" + each + (sent ? " is required" : " may be missing")));
        if (old.has("items")) {
            schema(where + "[]", old.path("items"), now.path("items"), sent, depth + 1);
        }
    }

    /// What is sent may become less restricted, what is read more so.
    private void restriction(String where, String name, JsonNode old, JsonNode now, boolean sent) {
        JsonNode was = old.path(name);
        JsonNode is = now.path(name);
        boolean loosened = sent ? is.isMissingNode() : was.isMissingNode();
        if (!Objects.equals(was, is) && !loosened) {
            found.add(where + " has the " + name + " " + is + ", was " + was);
        }
    }

    private void values(String where, JsonNode old, JsonNode now, boolean sent) {
        Set<String> was = texts(old);
        Set<String> is = texts(now);
        boolean narrowed = sent && was.isEmpty() && !is.isEmpty();
        was.stream()
                .filter(each -> !is.isEmpty() && !is.contains(each))
                .forEach(each -> found.add(where + " has no value " + each));
        if (narrowed || (!sent && !was.isEmpty() && is.isEmpty())) {
            found.add(where + " has other values");
        }
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream()
                .map(each -> each.asString(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
