package io.xcmgateway.spree.sandbox;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.internal.ByteClassCollector;
import com.dylibso.chicory.compiler.internal.ClassCollector;
import com.dylibso.chicory.compiler.internal.Compiler;
import com.dylibso.chicory.wasm.Parser;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A metered module as JVM classes: data, which another JVM can have made.
///
/// @param mainClass name of the class that runs the module, one of `classes`
/// @param classes class files by class name, all in the engine's own package
public record CompiledCode(String mainClass, SortedMap<String, ByteString> classes) {
    /// The compiler that makes it; code of another is not run.
    public static final String ENGINE = "chicory-1.7.5";

    /// Version of the encoding, and of the options that the compiler is given.
    public static final int FORMAT = 1;

    /// Classes of one module; Chicory makes one for a few thousand functions, and one for each
    /// function type that a table call can have.
    static final int CLASSES_MAX = 1_024;

    /// All classes together, in bytes: what the largest admitted module comes to, twice.
    static final int CLASS_BYTES_MAX = 64 << 20;

    /// An upper bound of [#encode()], in bytes.
    public static final int ENCODED_BYTES_MAX = CLASS_BYTES_MAX + (1 << 20);

    private static final int NAME_BYTES_MAX = 256;
    private static final int ENGINE_BYTES_MAX = 64;
    private static final String PACKAGE = "com.dylibso.chicory.$gen.";

    public CompiledCode {
        classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
        if (!classes.containsKey(mainClass)) {
            throw new IllegalArgumentException(
                    "main class must be one of " + classes.keySet() + ", was " + mainClass);
        }
    }

    /// What [#compile] says.
    public sealed interface Result {
        record Compiled(CompiledCode code) implements Result {}

        /// A fault of the module, or of the compiler with this module.
        record Refused(Admission.Finding finding) implements Result {}
    }

    /// Compiles the Wasm of a [MeteredModule] to classes that link in this JVM. Takes time and heap
    /// that are bounded only by the module's limits.
    public static Result compile(ByteString metered) {
        try {
            ClassCollector collector =
                    Compiler.builder(Parser.parse(metered.toByteArray()))
                            // A function that does not compile must not become a slow one.
                            .withInterpreterFallback(InterpreterFallback.FAIL)
                            .withClassCollectorFactory(ByteClassCollector::new)
                            .build()
                            .compile()
                            .collector();
            CompiledCode code = of(collector.mainClassName(), collector.classBytes());
            LoadedCode.of(code);
            return new Result.Compiled(code);
        } catch (RuntimeException | LinkageError e) {
            // Whatever its parser or compiler trips over, the module that caused it is not run.
            return new Result.Refused(new Admission.Finding(0, Engine.RULE, String.valueOf(e)));
        }
    }

    private static CompiledCode of(String mainClass, Map<String, byte[]> classes) {
        SortedMap<String, ByteString> copied = new TreeMap<>();
        classes.forEach(
                (name, bytes) -> copied.put(name.replace('/', '.'), ByteString.copyOf(bytes)));
        return new CompiledCode(mainClass.replace('/', '.'), copied);
    }

    /// Format, engine, main class and classes by name, and the Blake2b-256 of all that.
    public ByteString encode() {
        ScaleWriter out = new ScaleWriter();
        out.u16(FORMAT).byteVec(ByteString.ascii(ENGINE)).byteVec(ByteString.ascii(mainClass));
        out.vec(
                List.copyOf(classes.entrySet()),
                (entry, to) ->
                        to.byteVec(ByteString.ascii(entry.getKey())).byteVec(entry.getValue()));
        ByteString content = out.toByteString();
        return content.concat(Hashing.blake2b256(content).bytes());
    }

    /// What [#encode()] gave, of this format and engine, to the last byte.
    public static Decoded<CompiledCode> decode(ByteString encoded) {
        return ScaleReader.decode(encoded, in -> read(encoded, in));
    }

    private static CompiledCode read(ByteString encoded, ScaleReader in) throws Malformed {
        int format = in.u16();
        if (format != FORMAT) {
            throw in.malformed("format " + FORMAT, String.valueOf(format));
        }
        String engine = text(in.byteVec(ENGINE_BYTES_MAX));
        if (!engine.equals(ENGINE)) {
            throw in.malformed(ENGINE, engine);
        }
        String mainClass = className(in);
        SortedMap<String, ByteString> classes = new TreeMap<>();
        int count = in.length(CLASSES_MAX, 2);
        int bytes = 0;
        for (int i = 0; i < count; i++) {
            String name = className(in);
            if (!classes.isEmpty() && name.compareTo(classes.lastKey()) <= 0) {
                throw in.malformed("class names in order", name);
            }
            ByteString each = in.byteVec(CLASS_BYTES_MAX - bytes);
            bytes += each.length();
            classes.put(name, each);
        }
        if (!classes.containsKey(mainClass)) {
            throw in.malformed("class " + mainClass, "none");
        }
        Hash32 expected = Hashing.blake2b256(encoded.slice(0, in.offset()));
        Hash32 found = in.hash32();
        if (!found.equals(expected)) {
            throw in.malformed("digest " + expected, found.toString());
        }
        return new CompiledCode(mainClass, classes);
    }

    /// Only of the package that the engine puts them in: none that this JVM has of its own.
    private static String className(ScaleReader in) throws Malformed {
        String name = text(in.byteVec(NAME_BYTES_MAX));
        if (!name.startsWith(PACKAGE)) {
            throw in.malformed("a class of " + PACKAGE, name);
        }
        return name;
    }

    private static String text(ByteString bytes) {
        return new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
    }
}
