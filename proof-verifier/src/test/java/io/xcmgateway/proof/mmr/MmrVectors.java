package io.xcmgateway.proof.mmr;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Vectors made by `polkadot-ckb-merkle-mountain-range` 0.8.1, which pallet-mmr is built on, and
/// checked with Polytope's Solidity library in an EVM. `-Dvectors=DIR` takes `mmr.json` (or
/// `mmr.json.gz`) from a directory, meant from the root of the project if it is relative, instead
/// of the copy in the resources.
final class MmrVectors {
    private static final Path ROOT = Path.of("..");

    /// Real data of others, beside the project and never in it.
    private static final Path REAL =
            ROOT.resolve("../shared/external/mmr-beefy-real.json").toAbsolutePath().normalize();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MmrVectors() {}

    static JsonNode own() {
        String directory = System.getProperty("vectors");
        if (directory == null) {
            return parse(MmrVectors.class.getResourceAsStream("/vectors/mmr.json.gz"), true);
        }
        Path at = ROOT.resolve(directory).toAbsolutePath().normalize();
        for (String name : List.of("mmr.json", "mmr.json.gz")) {
            if (Files.isReadable(at.resolve(name))) {
                return read(at.resolve(name));
            }
        }
        throw new AssertionError(at.resolve("mmr.json") + " is not there");
    }

    /// `null` where the data is not.
    static @Nullable JsonNode real() {
        return Files.isReadable(REAL) ? read(REAL) : null;
    }

    static Path realFile() {
        return REAL;
    }

    static ByteString bytes(JsonNode hex) {
        return ByteString.hex(hex.asString().toLowerCase(Locale.ROOT));
    }

    static Hash32 hash(JsonNode hex) {
        return Hash32.hex(hex.asString());
    }

    static List<Hash32> hashes(JsonNode array) {
        return array.valueStream().map(MmrVectors::hash).toList();
    }

    static List<Long> longs(JsonNode array) {
        return array.valueStream().map(JsonNode::asLong).toList();
    }

    private static JsonNode read(Path file) {
        try {
            return parse(Files.newInputStream(file), file.toString().endsWith(".gz"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(@Nullable InputStream file, boolean packed) {
        if (file == null) {
            throw new AssertionError("the test resources must have /vectors/mmr.json.gz");
        }
        try (InputStream in = packed ? new GZIPInputStream(file) : file) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
