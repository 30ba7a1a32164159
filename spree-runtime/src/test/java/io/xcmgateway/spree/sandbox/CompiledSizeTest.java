package io.xcmgateway.spree.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.internal.ByteClassCollector;
import com.dylibso.chicory.compiler.internal.Compiler;
import com.dylibso.chicory.compiler.internal.CompilerResult;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.module.StandardModules;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// How the committed standard module is compiled to JVM bytecode: all of it, in methods that
/// HotSpot translates further.
class CompiledSizeTest {
    /// `HugeMethodLimit` of HotSpot: a method with more bytes of bytecode stays interpreted, unless
    /// [#COMPILE_ALL] is given.
    private static final int HUGE_METHOD_BYTES = 8000;

    private static final String COMPILE_ALL = "-XX:-DontCompileHugeMethods";

    private static final CompilerResult COMPILED = compile();

    @Test
    void everyFunctionIsCompiled() {
        assertThat(COMPILED.interpretedFunctions()).isEmpty();
    }

    /// Where a function is too large, every JVM that runs modules has to be told: that of these
    /// tests, and that of the service.
    @Test
    void noFunctionIsTooLargeForHotSpotAsItIsStarted() throws IOException {
        Map<String, Integer> huge = new TreeMap<>();
        COMPILED.classBytes().values().forEach(each -> measure(each, huge));
        if (!huge.isEmpty()) {
            assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments())
                    .as("methods above " + HUGE_METHOD_BYTES + " bytes: " + huge)
                    .contains(COMPILE_ALL);
            Path service = Path.of(System.getProperty("basedir", ""), "../gateway-service/pom.xml");
            assertThat(Files.readString(service, StandardCharsets.UTF_8))
                    .as("methods above " + HUGE_METHOD_BYTES + " bytes: " + huge)
                    .contains(COMPILE_ALL);
        }
    }

    private static void measure(byte[] classFile, Map<String, Integer> huge) {
        ClassModel model = ClassFile.of().parse(classFile);
        for (MethodModel method : model.methods()) {
            method.code()
                    .ifPresent(code -> {
                        int bytes = ((CodeAttribute) code).codeLength();
                        if (bytes > HUGE_METHOD_BYTES) {
                            huge.put(method.methodName().stringValue(), bytes);
                        }
                    });
        }
    }

    private static CompilerResult compile() {
        List<HostSignature> allowed = HostFunctions.signatures();
        MeteredBinary metered =
                switch (Admission.admit(StandardModules.xcmExecutor().wasm(), allowed)) {
                    case Admission.Admitted(AdmittedModule module) ->
                            MeteredBinary.of(module, allowed);
                    case Admission.Refused refused -> throw new AssertionError(refused);
                };
        WasmModule parsed = Parser.parse(metered.bytes().toByteArray());
        return Compiler.builder(parsed)
                .withInterpreterFallback(InterpreterFallback.WARN)
                .withClassCollectorFactory(ByteClassCollector::new)
                .build()
                .compile();
    }
}
