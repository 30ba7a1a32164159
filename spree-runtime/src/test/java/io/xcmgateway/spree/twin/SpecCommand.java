package io.xcmgateway.spree.twin;

import io.xcmgateway.api.bytes.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One command of a file of the official test suite, as wast2json writes it.
///
/// @param type `module`, `assert_return` and so on
/// @param text of the reason for which something must fail; empty if there is none
/// @param wasm the module in binary; `null` if there is none
/// @param target name of the module that an action is meant for; empty for the last one
/// @param action `invoke` or `get`; empty if there is none
/// @param field what is invoked or got
/// @param arguments values as unsigned numbers
/// @param expected the same
record SpecCommand(
        String type,
        int line,
        String text,
        @Nullable ByteString wasm,
        String name,
        String target,
        String action,
        String field,
        List<Long> arguments,
        List<Long> expected) {

    /// All files by name.
    static Map<String, List<SpecCommand>> files() {
        Map<String, List<SpecCommand>> files = new TreeMap<>();
        String path = "/io/xcmgateway/spree/spec/core.json.gz";
        try (InputStream raw = SpecCommand.class.getResourceAsStream(path)) {
            if (raw == null) {
                throw new IllegalStateException("no resource " + path);
            }
            for (JsonNode file : JsonMapper.shared().readTree(new GZIPInputStream(raw))) {
                List<SpecCommand> commands = new ArrayList<>();
                file.get("commands").forEach(each -> commands.add(of(each)));
                files.put(file.get("file").asString(), commands);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static SpecCommand of(JsonNode command) {
        JsonNode wasm = command.path("wasm");
        JsonNode action = command.path("action");
        return new SpecCommand(
                command.get("type").asString(),
                command.get("line").asInt(),
                command.path("text").asString(""),
                wasm.isMissingNode()
                        ? null
                        : ByteString.wrap(HexFormat.of().parseHex(wasm.asString())),
                command.path("name").asString(""),
                action.path("module").asString(""),
                action.path("type").asString(""),
                action.path("field").asString(""),
                values(action.path("args")),
                values(command.path("expected")));
    }

    /// Of floats there is only nothing, or their bits.
    private static List<Long> values(JsonNode values) {
        List<Long> numbers = new ArrayList<>();
        for (JsonNode each : values) {
            String value = each.path("value").asString("");
            boolean number = !value.isEmpty() && Character.isDigit(value.charAt(0));
            numbers.add(number ? Long.parseUnsignedLong(value) : 0);
        }
        return numbers;
    }
}
