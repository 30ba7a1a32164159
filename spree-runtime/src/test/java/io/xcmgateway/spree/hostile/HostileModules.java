package io.xcmgateway.spree.hostile;

import com.sun.management.ThreadMXBean;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.spree.compiled.CompilerLimits;
import io.xcmgateway.spree.compiled.CompilerProcess;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.sandbox.MeteredBinary;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import java.lang.management.ManagementFactory;
import java.util.List;

/// Makes every attack on this JVM, one after the other, and prints what each came to, what it took
/// and what it cost. Ends by running a good module.
///
/// Arguments: the gas limit of each message that does not need more; then, if wanted, `light` for
/// [Attacks#light], or a part of the names of those attacks that are to be made.
public final class HostileModules {
    /// Ten times what the largest program takes of the standard module.
    static final long GAS_LIMIT_DEFAULT = 50_000_000;

    static final String LIGHT = "light";
    static final String SURVIVED = "survived all";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final ByteString PROFILE = ByteString.EMPTY;
    private static final ByteString MESSAGE = ByteString.ascii("message");

    private final long gasLimit;
    private final Peak peak = new Peak();

    private HostileModules(long gasLimit) {
        this.gasLimit = gasLimit;
    }

    /// @throws IllegalStateException if an attack does not come to its verdict
    public static void main(String[] arguments) {
        HostileModules modules =
                new HostileModules(
                        arguments.length > 0 ? Long.parseLong(arguments[0]) : GAS_LIMIT_DEFAULT);
        String which = arguments.length > 1 ? arguments[1] : "";
        modules.make(Attack.stopped("a good module first", Attack.COMPLETE, HostileModules::good));
        System.out.println(Measured.HEADER);
        int surprises = 0;
        for (Attack attack : chosen(which)) {
            Measured measured = modules.make(attack);
            boolean expected = measured.verdict().startsWith(attack.verdict());
            System.out.println(measured + (expected ? "" : " | NOT " + attack.verdict()));
            surprises += expected ? 0 : 1;
        }
        Measured last =
                modules.make(
                        Attack.stopped(
                                "a good module last", Attack.COMPLETE, HostileModules::good));
        if (surprises > 0 || !last.verdict().equals(Attack.COMPLETE)) {
            throw new IllegalStateException(
                    "%d attacks ended otherwise, a good module %s"
                            .formatted(surprises, last.verdict()));
        }
        System.out.println(SURVIVED);
    }

    private static List<Attack> chosen(String which) {
        return which.equals(LIGHT)
                ? Attacks.light()
                : Attacks.all().stream().filter(attack -> attack.name().contains(which)).toList();
    }

    private static ByteString good() {
        return new HostileGuest().memory(1, 1).applyMessage(new GuestCode().span(0, 37));
    }

    private Measured make(Attack attack) {
        ByteString wasm = attack.module().get();
        long before = peak.reset();
        long start = System.nanoTime();
        Admission admission = admit(wasm, attack.apart());
        double admitMillis = millisSince(start);
        return switch (admission) {
            case Admission.Refused(var findings) -> {
                boolean compiled =
                        findings.getFirst().rule().startsWith("a module that the engine");
                yield new Measured(
                        attack.name(),
                        "refused: " + findings.getFirst().rule(),
                        compiled ? 0 : admitMillis,
                        compiled ? admitMillis : 0,
                        0,
                        0,
                        0,
                        peak.bytes() - before,
                        0);
            }
            case Admission.Admitted(AdmittedModule module) -> {
                start = System.nanoTime();
                MeteredBinary.of(module, HostFunctions.signatures());
                double checkMillis = millisSince(start);
                yield Sandbox.callOnThread(
                        "hostile",
                        () ->
                                run(
                                        attack,
                                        module,
                                        before,
                                        checkMillis,
                                        Math.max(0, admitMillis - checkMillis)));
            }
        };
    }

    /// What the node lacks memory for is a finding of its own, and no verdict of any attack.
    private static Admission admit(ByteString wasm, boolean apart) {
        try {
            return apart
                    ? Admission.admit(
                            wasm,
                            HostFunctions.signatures(),
                            EngineProfile.CURRENT,
                            new CompilerProcess(CompilerLimits.DEFAULT).compiler())
                    : Admission.admit(wasm, HostFunctions.signatures());
        } catch (OutOfMemoryError e) {
            return new Admission.Refused(
                    List.of(new Admission.Finding(0, "OUT OF MEMORY", String.valueOf(e))));
        }
    }

    private Measured run(
            Attack attack,
            AdmittedModule module,
            long before,
            double checkMillis,
            double compileMillis) {
        long allocatedBefore = allocated();
        long cpuBefore = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        Transition transition = transition(attack, module);
        double runMillis = millisSince(start);
        double cpuMillis = (THREADS.getCurrentThreadCpuTime() - cpuBefore) / 1e6;
        long allocated = allocated() - allocatedBefore;
        long peakBytes = peak.bytes() - before;
        Transition.Done done =
                switch (transition) {
                    case Transition.Done it -> it;
                    case Transition.Refused it -> throw new IllegalStateException(it.toString());
                };
        String verdict =
                done.outcome() instanceof StatementOutcome.Trapped(var kind)
                        ? kind.name()
                        : Attack.COMPLETE;
        return new Measured(
                attack.name(),
                verdict,
                checkMillis,
                compileMillis,
                runMillis,
                cpuMillis,
                allocated,
                peakBytes,
                done.gasUsed());
    }

    private Transition transition(Attack attack, AdmittedModule module) {
        OriginEvidence evidence =
                new OriginEvidence.Asserted(
                        Hash32.ZERO.bytes(), ByteString.wrap(new byte[64]), Location.PARENT);
        return Transition.of(
                new SpreeRuntime(),
                module,
                Mode.COMPILED,
                instance(module),
                EntryPoint.APPLY_MESSAGE,
                1,
                InputContext.of(1, Math.max(gasLimit, attack.gasMin()), Location.PARENT, evidence),
                evidence,
                MESSAGE,
                attack.state());
    }

    private static Instance instance(AdmittedModule module) {
        return new Instance(
                Hash32.ZERO,
                module.codeHash(),
                Junctions.of(
                        new Junction.GlobalConsensus(new NetworkId.Polkadot()),
                        new Junction.Parachain(2000)),
                Hashing.blake2b256(PROFILE),
                TrieProfile.BLAKE2B_V1,
                new Authority(
                        1,
                        List.of(
                                new Authority.Key(
                                        SignatureScheme.ED25519,
                                        Hashing.blake2b256(PROFILE).bytes()))),
                0);
    }

    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
