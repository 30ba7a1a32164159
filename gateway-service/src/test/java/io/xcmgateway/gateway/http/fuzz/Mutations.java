package io.xcmgateway.gateway.http.fuzz;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Changes JSON, texts and bytes so that they are wrong in one of the ways in which clients are.
final class Mutations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "0",
                    "00",
                    "-0",
                    "-1",
                    "1",
                    "1e3",
                    "4294967295",
                    "4294967296",
                    "9223372036854775808",
                    "18446744073709551615",
                    "18446744073709551616",
                    "340282366920938463463374607431768211456",
                    "9".repeat(400),
                    "0x",
                    "0x0",
                    "0x00",
                    "0X00",
                    "0x" + "00".repeat(32),
                    "0x" + "ff".repeat(32),
                    "0x" + "FF".repeat(32),
                    "0x" + "00".repeat(31),
                    "0x" + "00".repeat(65),
                    "0x" + "ab".repeat(2_000),
                    "null",
                    "true",
                    "Here",
                    "V5",
                    "../../x",
                    "%00",
                    "\u0000",
                    "\u202e\u00e9\ud83e\udd80",
                    "'; --",
                    "${1+1}",
                    "{{7*7}}",
                    "<b>",
                    "1970-01-01T00:00:00.000Z",
                    "9999-12-31T23:59:59.999Z",
                    "+1000000000-12-31T23:59:59Z",
                    "2027-02-30T00:00:00Z",
                    "x".repeat(3_000));

    private Mutations() {}

    static String text(RandomGenerator random, String good) {
        if (good.isEmpty() || random.nextInt(3) == 0) {
            return TEXTS.get(random.nextInt(TEXTS.size()));
        }
        int at = random.nextInt(good.length());
        return switch (random.nextInt(6)) {
            case 0 -> good.substring(0, at);
            case 1 -> good + good.charAt(at);
            case 2 -> good.substring(0, at) + (char) (33 + random.nextInt(94)) + good.substring(at);
            case 3 -> good.substring(0, at) + flipped(good.charAt(at)) + good.substring(at + 1);
            case 4 -> good.toUpperCase(Locale.ROOT);
            default -> " " + good;
        };
    }

    /// Another digit of the same kind, so that hex stays hex.
    private static char flipped(char digit) {
        return digit == '0' ? '1' : '0';
    }

    /// A copy with one to three nodes changed.
    static JsonNode json(RandomGenerator random, JsonNode good) {
        JsonNode copy = good.deepCopy();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            List<JsonNode> containers = new ArrayList<>();
            collect(copy, containers);
            if (containers.isEmpty()) {
                return value(random, copy);
            }
            switch (containers.get(random.nextInt(containers.size()))) {
                case ObjectNode object -> change(random, object);
                case ArrayNode array -> change(random, array);
                case JsonNode other -> throw new IllegalStateException("not a container: " + other);
            }
        }
        return copy;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(each -> collect(each, containers));
        }
    }

    private static void change(RandomGenerator random, ObjectNode object) {
        List<String> names = List.copyOf(object.propertyNames());
        if (names.isEmpty() || random.nextInt(8) == 0) {
            object.set(random.nextBoolean() ? "unknown" : text(random, "name"), any(random));
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(text(random, name), object.path(name));
            case 2 -> object.set(name, any(random));
            default -> object.set(name, value(random, object.path(name)));
        }
    }

    private static void change(RandomGenerator random, ArrayNode array) {
        if (array.isEmpty()) {
            array.add(any(random));
            return;
        }
        int at = random.nextInt(array.size());
        switch (random.nextInt(5)) {
            case 0 -> array.remove(at);
            case 1 -> array.insert(at, array.get(at));
            case 2 -> array.set(at, any(random));
            case 3 -> {
                JsonNode one = array.get(at);
                int copies = random.nextInt(120);
                for (int i = 0; i < copies; i++) {
                    array.add(one);
                }
            }
            default -> array.set(at, value(random, array.get(at)));
        }
    }

    /// Something like `good`, or of another type.
    private static JsonNode value(RandomGenerator random, JsonNode good) {
        if (good.isContainer() || random.nextInt(4) == 0) {
            return any(random);
        }
        if (good.isNumber()) {
            return number(random);
        }
        return NODES.stringNode(text(random, good.asString("")));
    }

    private static JsonNode number(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> NODES.numberNode(-1);
            case 1 -> NODES.numberNode(random.nextInt(300));
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(BigInteger.ONE.shiftLeft(random.nextInt(200)));
            case 4 -> NODES.numberNode(new BigDecimal("1.5"));
            default -> NODES.numberNode(new BigDecimal(BigInteger.ONE, -400));
        };
    }

    private static JsonNode any(RandomGenerator random) {
        return switch (random.nextInt(7)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> number(random);
            case 3 -> NODES.arrayNode();
            case 4 -> NODES.objectNode();
            case 5 -> deep(random.nextInt(40));
            default -> NODES.stringNode(text(random, ""));
        };
    }

    private static JsonNode deep(int levels) {
        JsonNode node = NODES.objectNode();
        for (int i = 0; i < levels; i++) {
            node = NODES.arrayNode().add(node);
        }
        return node;
    }

    /// Bytes that are hardly JSON, or hardly UTF-8, any more.
    static byte[] bytes(RandomGenerator random, byte[] good) {
        int at = good.length == 0 ? 0 : random.nextInt(good.length);
        return switch (random.nextInt(9)) {
            case 0 -> Arrays.copyOf(good, at);
            case 1 -> joined(good, at, (byte) 0xff);
            case 2 -> joined(good, at, (byte) 0xc0, (byte) 0x80);
            case 3 -> joined(good, at, (byte) 0xed, (byte) 0xa0, (byte) 0x80);
            case 4 -> joined(good, 0, (byte) 0xef, (byte) 0xbb, (byte) 0xbf);
            case 5 -> joined(good, good.length, good);
            case 6 -> joined(good, at, (byte) random.nextInt(256));
            case 7 -> "[".repeat(1 + random.nextInt(5_000)).getBytes(StandardCharsets.US_ASCII);
            default -> "9".repeat(1 + random.nextInt(5_000)).getBytes(StandardCharsets.US_ASCII);
        };
    }

    private static byte[] joined(byte[] bytes, int at, byte... inserted) {
        byte[] all = Arrays.copyOf(bytes, bytes.length + inserted.length);
        System.arraycopy(inserted, 0, all, at, inserted.length);
        System.arraycopy(bytes, at, all, at + inserted.length, bytes.length - at);
        return all;
    }

    static byte[] utf8(JsonNode json) {
        return JsonMapper.shared().writeValueAsBytes(json);
    }
}
