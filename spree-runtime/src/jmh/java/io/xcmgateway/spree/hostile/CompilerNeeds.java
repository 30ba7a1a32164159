package io.xcmgateway.spree.hostile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.compiled.CompilerExhaustedException;
import io.xcmgateway.spree.compiled.CompilerLimits;
import io.xcmgateway.spree.compiled.CompilerProcess;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.EngineProfile;
import java.time.Duration;

/// What compiling the worst modules takes: for each hostile module that passes all of admission but
/// the compiler, the least of a few heaps with which the compiler's process is done in time, and
/// how long each took or until it gave up. The times are those of all of admission.
///
/// Arguments: seconds that one may take; a part of the names of the modules; heaps in MiB.
public final class CompilerNeeds {
    private CompilerNeeds() {}

    public static void main(String[] arguments) {
        Duration duration = Duration.ofSeconds(Long.parseLong(arguments[0]));
        for (Attack attack : Attacks.all()) {
            if (!attack.name().contains(arguments[1])) {
                continue;
            }
            ByteString wasm = attack.module().get();
            if (!Admission.precheck(wasm, HostFunctions.signatures(), EngineProfile.CURRENT)
                    .isEmpty()) {
                continue;
            }
            StringBuilder row =
                    new StringBuilder("| " + attack.name() + " | " + wasm.length() + " bytes |");
            for (int i = 2; i < arguments.length; i++) {
                int heap = Integer.parseInt(arguments[i]);
                String end = end(wasm, new CompilerLimits(heap, duration, 1));
                row.append(' ').append(heap).append(" MiB: ").append(end).append(" |");
                if (!end.startsWith("gave up")) {
                    break;
                }
            }
            System.out.println(row);
        }
    }

    private static String end(ByteString wasm, CompilerLimits limits) {
        long start = System.nanoTime();
        String end;
        try {
            Admission admission =
                    Admission.admit(
                            wasm,
                            HostFunctions.signatures(),
                            EngineProfile.CURRENT,
                            new CompilerProcess(limits).compiler());
            end =
                    switch (admission) {
                        case Admission.Admitted _ -> "admitted";
                        case Admission.Refused(var findings) ->
                                "refused (" + findings.getFirst().found() + ")";
                    };
        } catch (CompilerExhaustedException e) {
            end = "gave up (" + e.finding().rule() + ")";
        }
        return "%s after %.1f s".formatted(end, (System.nanoTime() - start) / 1e9);
    }
}
