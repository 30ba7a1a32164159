package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The members of one JSON object, taken one by one; what nobody took is a fault.
final class JsonFields {
    /// The largest u64 has 20 digits.
    private static final int U64_DIGITS_MAX = 20;

    private static final String HEX = "0x[0-9a-f]*";

    private final String pointer;
    private final Map<String, Json> values;
    private final Set<String> taken = new HashSet<>();

    /// Reads one item of a list.
    @FunctionalInterface
    interface Item<T> {
        T read(Json value, String pointer) throws Json.Fault;
    }

    private JsonFields(String pointer, Map<String, Json> values) {
        this.pointer = pointer;
        this.values = values;
    }

    static JsonFields of(Json value, String pointer) throws Json.Fault {
        if (value instanceof Json.Fields(Map<String, Json> values)) {
            return new JsonFields(pointer, values);
        }
        throw new Json.Fault(pointer, "an object", found(value));
    }

    /// @throws Json.Fault if there is a member that nobody took
    void end() throws Json.Fault {
        for (String name : values.keySet()) {
            if (!taken.contains(name)) {
                throw new Json.Fault(at(name), "no such key", "it");
            }
        }
    }

    String at(String name) {
        return pointer + "/" + Json.escape(name);
    }

    @Nullable Json optional(String name) {
        taken.add(name);
        return values.get(name);
    }

    Json required(String name) throws Json.Fault {
        Json value = optional(name);
        if (value == null) {
            throw new Json.Fault(at(name), "a value", "nothing");
        }
        return value;
    }

    String text(String name) throws Json.Fault {
        return text(required(name), at(name));
    }

    /// @return 0..2^32-1
    long u32(String name) throws Json.Fault {
        if (required(name) instanceof Json.Whole(String digits)
                && digits.matches("[0-9]{1,10}")
                && Long.parseLong(digits) <= 0xffff_ffffL) {
            return Long.parseLong(digits);
        }
        throw new Json.Fault(at(name), "a whole number 0..2^32-1", found(required(name)));
    }

    /// A decimal string without leading zeros.
    ///
    /// @return unsigned 64 bits
    long u64(String name) throws Json.Fault {
        String digits = text(name);
        if (digits.length() <= U64_DIGITS_MAX && digits.matches("0|[1-9][0-9]*")) {
            try {
                return Long.parseUnsignedLong(digits);
            } catch (NumberFormatException _) {
                // above 2^64-1: refused below
            }
        }
        throw new Json.Fault(at(name), "a decimal string 0..2^64-1", digits);
    }

    /// @return `false` if it is not there
    boolean flag(String name) throws Json.Fault {
        return switch (optional(name)) {
            case null -> false;
            case Json.Flag(boolean value) -> value;
            case Json other -> throw new Json.Fault(at(name), "true or false", found(other));
        };
    }

    Hash32 hash(String name) throws Json.Fault {
        return hash(required(name), at(name));
    }

    @Nullable Hash32 optionalHash(String name) throws Json.Fault {
        Json value = optional(name);
        return value == null ? null : hash(value, at(name));
    }

    ByteString bytes(String name, int length) throws Json.Fault {
        return bytes(required(name), at(name), length);
    }

    /// @param max how many bytes there may be
    ByteString bytesAtMost(String name, int max) throws Json.Fault {
        return bytesAtMost(required(name), at(name), max);
    }

    /// @param max how many bytes there may be
    static ByteString bytesAtMost(Json value, String pointer, int max) throws Json.Fault {
        String text = text(value, pointer);
        if (text.length() <= 2 + 2 * max && text.length() % 2 == 0 && text.matches(HEX)) {
            return ByteString.hex(text);
        }
        throw new Json.Fault(pointer, "at most " + max + " bytes as 0x and lower-case hex", text);
    }

    <T> List<T> list(String name, int itemsMax, Item<T> item) throws Json.Fault {
        if (!(required(name) instanceof Json.Items(List<Json> items))) {
            throw new Json.Fault(at(name), "an array", found(required(name)));
        }
        if (items.size() > itemsMax) {
            throw new Json.Fault(at(name), "at most " + itemsMax + " items", "" + items.size());
        }
        List<T> values = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            values.add(item.read(items.get(i), at(name) + "/" + i));
        }
        return List.copyOf(values);
    }

    static Hash32 hash(Json value, String pointer) throws Json.Fault {
        return new Hash32(bytes(value, pointer, Hash32.LENGTH_BYTES));
    }

    static String text(Json value, String pointer) throws Json.Fault {
        if (value instanceof Json.Text(String text)) {
            return text;
        }
        throw new Json.Fault(pointer, "a string", found(value));
    }

    private static ByteString bytes(Json value, String pointer, int length) throws Json.Fault {
        String text = text(value, pointer);
        if (text.length() == 2 + 2 * length && text.matches(HEX)) {
            return ByteString.hex(text);
        }
        throw new Json.Fault(pointer, length + " bytes as 0x and lower-case hex", text);
    }

    private static String found(Json value) {
        return switch (value) {
            case Json.Text(String text) -> "the string " + text;
            case Json.Whole(String digits) -> "the number " + digits;
            case Json.Flag(boolean flag) -> String.valueOf(flag);
            case Json.Items _ -> "an array";
            case Json.Fields _ -> "an object";
            case Json.Other(String other) -> other;
        };
    }
}
