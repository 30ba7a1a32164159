package io.xcmgateway.gateway.http.json;

import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// XCM values for people.
public final class Words {
    private Words() {}

    /// A location as a path: `../Parachain(2000)/AccountId32(0x…)`, with the plain words `here` and
    /// `parent` for the nearest.
    public static String location(Location location) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < location.parents(); i++) {
            steps.add("..");
        }
        for (Junction junction : location.interior().items()) {
            steps.add(junction(Json.MAPPER.valueToTree(junction)));
        }
        return switch (String.join("/", steps)) {
            case "" -> "here";
            case ".." -> "parent";
            case String path -> path;
        };
    }

    /// The variant's name and its plainest content.
    private static String junction(JsonNode json) {
        if (!json.isObject()) {
            return json.asString();
        }
        Map.Entry<String, JsonNode> variant = json.properties().iterator().next();
        return variant.getKey() + "(" + content(variant.getValue()) + ")";
    }

    private static String content(JsonNode value) {
        for (String telling : List.of("id", "key", "index", "data")) {
            if (value.has(telling)) {
                return content(value.get(telling));
            }
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
