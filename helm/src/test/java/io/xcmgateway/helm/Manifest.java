package io.xcmgateway.helm;

import java.util.List;
import java.util.Map;

/// One object of Kubernetes as YAML has it.
///
/// @param map never changed
record Manifest(Map<?, ?> map) {

    String kind() {
        return text("kind");
    }

    String name() {
        return text("metadata", "name");
    }

    /// The value at a path; an empty map where there is none.
    Object at(String... path) {
        Object here = map;
        for (String step : path) {
            here =
                    here instanceof Map<?, ?> inner && inner.get(step) != null
                            ? inner.get(step)
                            : Map.of();
        }
        return here;
    }

    String text(String... path) {
        return at(path).toString();
    }

    Manifest part(String... path) {
        return at(path) instanceof Map<?, ?> inner ? new Manifest(inner) : new Manifest(Map.of());
    }

    /// The maps of a list; none where there is no list.
    List<Manifest> parts(String... path) {
        return at(path) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(each -> new Manifest((Map<?, ?>) each))
                        .toList()
                : List.of();
    }

    boolean has(String... path) {
        return !at(path).equals(Map.of());
    }
}
