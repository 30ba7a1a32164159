package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.ExecutionProof;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Verifying a paid transfer in the standard module at each level, from bytes to verdict, by a
/// verifier that has compiled the module before. Three signatures on the statement and three on the
/// checkpoint, three keys and an absent one, two effects.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:-DontCompileHugeMethods")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class VerifyBenchmark {
    private final ProofVerifier verifier =
            new ProofVerifier(_ -> Chain.MODULE.wasm(), () -> Instant.ofEpochMilli(Chain.START_MS));
    private final Chain chain = new Chain();
    private final Policy policy = chain.policy();
    private ByteString attested = ByteString.EMPTY;
    private ByteString logged = ByteString.EMPTY;
    private ByteString state = ByteString.EMPTY;
    private ByteString replayable = ByteString.EMPTY;

    @Setup
    public void prove() {
        WholeProof it = WholeProof.next(chain, 0);
        attested = new ExecutionProof.Attested(it.statement(), it.attestations()).encode();
        logged = new ExecutionProof.Logged(it.statement(), it.attestations(), it.log()).encode();
        state =
                new ExecutionProof.State(it.statement(), it.attestations(), it.log(), it.shown())
                        .encode();
        ExecutionProof.Replayable whole = it.byHash().proof();
        replayable = whole.encode();
        System.out.printf(
                "bytes: attested %d, logged %d, state %d, replayable %d without its module;"
                        + " witness %d in %d items, storage proof %d in %d%n",
                attested.length(),
                logged.length(),
                state.length(),
                replayable.length(),
                bytes(whole.replay().preState()),
                whole.replay().preState().size(),
                bytes(it.shown().storageProof()),
                it.shown().storageProof().size());
    }

    @Benchmark
    public Verdict verifyAttested() {
        return accepted(attested);
    }

    @Benchmark
    public Verdict verifyLogged() {
        return accepted(logged);
    }

    @Benchmark
    public Verdict verifyState() {
        return accepted(state);
    }

    @Benchmark
    public Verdict verifyReplayable() {
        return accepted(replayable);
    }

    private Verdict accepted(ByteString proof) {
        Verdict verdict = verifier.verify(proof, policy);
        if (verdict instanceof Verdict.Refused) {
            throw new IllegalStateException(verdict.toString());
        }
        return verdict;
    }

    private static int bytes(List<ByteString> items) {
        return items.stream().mapToInt(ByteString::length).sum();
    }
}
