package io.xcmgateway.spree.compiled;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.CompiledCode;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Compiles one module, from standard input to standard output, and ends. [CompilerProcess] starts
/// it.
public final class CompilerMain {
    /// What HotSpot exits with under `-XX:+ExitOnOutOfMemoryError`.
    static final int OUT_OF_MEMORY = 3;

    private CompilerMain() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        // What a library prints must not get between the frames.
        System.setOut(System.err);
        try {
            ByteString metered =
                    CompilerFrames.read(
                                    new DataInputStream(System.in), CompilerFrames.MODULE_BYTES_MAX)
                            .content();
            answer(CompiledCode.compile(metered), new DataOutputStream(out));
        } catch (OutOfMemoryError _) {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        }
    }

    private static void answer(CompiledCode.Result result, DataOutputStream out)
            throws IOException {
        switch (result) {
            case CompiledCode.Result.Compiled(CompiledCode code) ->
                    CompilerFrames.write(out, CompilerFrames.CODE, code.encode());
            case CompiledCode.Result.Refused(Admission.Finding finding) -> {
                ByteString found =
                        ByteString.wrap(finding.found().getBytes(StandardCharsets.UTF_8));
                CompilerFrames.write(
                        out,
                        CompilerFrames.REFUSAL,
                        found.slice(0, Math.min(found.length(), CompilerFrames.REFUSAL_BYTES_MAX)));
            }
        }
    }
}
