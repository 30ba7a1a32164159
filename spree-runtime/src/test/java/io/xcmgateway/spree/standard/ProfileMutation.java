package io.xcmgateway.spree.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// One random change of a profile that keeps most documents readable: a number or a decimal string
/// at an edge, an item gone, doubled or moved, a part replaced by another of its kind.
final class ProfileMutation {
    private static final String[] NUMBERS = {"0", "1", "52", "100", "101", "256", "257"};
    private static final String[] DECIMALS = {
        "\"0\"",
        "\"1\"",
        "\"50000000001\"",
        "\"18446744073709551615\"",
        "\"340282366920938463463374607431768211455\""
    };

    private ProfileMutation() {}

    static JsonNode of(JsonNode document, RandomGenerator random) {
        List<String> pointers = new ArrayList<>();
        collect(document, "", pointers);
        String pointer = pointers.get(random.nextInt(pointers.size()));
        JsonNode there = document.at(pointer);
        return switch (there) {
            case ArrayNode array when !array.isEmpty() -> list(document, pointer, array, random);
            case JsonNode number when number.isNumber() ->
                    ProfileDocuments.with(document, pointer, any(NUMBERS, random));
            case JsonNode text when text.isString() && isDecimal(text.stringValue()) ->
                    ProfileDocuments.with(document, pointer, any(DECIMALS, random));
            default -> replaced(document, pointer, pointers, random);
        };
    }

    private static JsonNode list(
            JsonNode document, String pointer, ArrayNode array, RandomGenerator random) {
        int index = random.nextInt(array.size());
        JsonNode item = array.get(index);
        JsonNode without = ProfileDocuments.without(document, pointer + "/" + index);
        return switch (random.nextInt(4)) {
            case 0 -> without;
            case 1 -> ProfileDocuments.with(document, pointer + "/-", item.toString());
            case 2 -> ProfileDocuments.with(without, pointer + "/-", item.toString());
            default -> ProfileDocuments.with(document, pointer, "[]");
        };
    }

    /// By another part under the same key, such as a location by a location.
    private static JsonNode replaced(
            JsonNode document, String pointer, List<String> pointers, RandomGenerator random) {
        String key = pointer.substring(pointer.lastIndexOf('/'));
        List<String> alike = pointers.stream().filter(it -> it.endsWith(key)).toList();
        String other = alike.get(random.nextInt(alike.size()));
        return ProfileDocuments.with(document, pointer, document.at(other).toString());
    }

    private static String any(String[] values, RandomGenerator random) {
        return values[random.nextInt(values.length)];
    }

    private static boolean isDecimal(String text) {
        return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    }

    private static void collect(JsonNode node, String pointer, List<String> into) {
        if (!pointer.isEmpty()) {
            into.add(pointer);
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(it -> collect(it.getValue(), pointer + "/" + it.getKey(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, into);
            }
        }
    }
}
