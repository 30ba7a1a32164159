package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.json.XcmJson;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Values of the vector files, in their canonical JSON.
final class Json {
    private Json() {}

    static <T> T read(JsonNode node, FormReader.Item<T> type) {
        return CommittedBlob.value(XcmJson.read(node.toString(), type));
    }

    static Location location(JsonNode node) {
        return read(node, Location::from);
    }

    static Asset asset(JsonNode node) {
        return read(node, Asset::from);
    }

    static List<Asset> assets(JsonNode array) {
        List<Asset> assets = new ArrayList<>();
        array.forEach(node -> assets.add(asset(node)));
        return assets;
    }

    static Weight weight(JsonNode node) {
        return read(node, Weight::from);
    }

    static U128 amount(JsonNode node) {
        return Objects.requireNonNull(U128.parse(node.stringValue()));
    }

    static ByteString bytes(JsonNode node) {
        return ByteString.hex(node.stringValue());
    }

    /// The only key of `{"Name": …}`, or the whole of `"Name"`.
    static String name(JsonNode variant) {
        return variant.isString()
                ? variant.stringValue()
                : variant.propertyNames().iterator().next();
    }

    /// A version 5 message in the canonical JSON.
    static JsonNode program(ByteString message) {
        VersionedXcm decoded = CommittedBlob.value(VersionedXcm.decode(message));
        return new ObjectMapper().readTree(XcmJson.write(decoded)).get("V5");
    }

    /// Kinds of instruction in a program, also in the programs that it may run here.
    static Set<String> instructions(JsonNode program) {
        Set<String> names = new TreeSet<>();
        for (JsonNode instruction : program) {
            String name = name(instruction);
            names.add(name);
            if (name.equals("SetErrorHandler") || name.equals("SetAppendix")) {
                names.addAll(instructions(instruction.get(name)));
            }
        }
        return names;
    }
}
