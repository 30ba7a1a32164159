package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.spree.module.ApplyMessage;
import io.xcmgateway.spree.module.Context;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.MapView;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A paid transfer of four instructions in the standard module: metered, on a fresh instance, with
/// its reads recorded; without trie and signatures.
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:-DontCompileHugeMethods")
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 2)
public class MessageBenchmark {
    private static final int BATCH = 500;
    private static final int INTERPRETED_BATCH = 5;
    private static final long GAS_LIMIT = 1_000_000_000L;

    private final SpreeRuntime runtime = new SpreeRuntime();
    private MapView state = MapView.EMPTY;
    private ByteString input = ByteString.EMPTY;

    @Setup
    public void genesis() {
        NetworkId network = new NetworkId.Polkadot();
        Hash32 module = StandardModules.xcmExecutor().hash();
        state =
                CommittedBlob.genesis(
                        DevelopmentProfiles.peoplePaseoLike(network, List.of()),
                        Junctions.of(
                                new Junction.GlobalConsensus(network),
                                new Junction.Parachain(1004),
                                new Junction.GeneralKey(Hash32.LENGTH_BYTES, module)));
        String asset =
                "{\"id\":{\"parents\":1,\"interior\":\"Here\"},"
                        + "\"fun\":{\"Fungible\":\"20000000000\"}}";
        ByteString message =
                CommittedBlob.message(
                        ("[{'ReserveAssetDeposited':[%1$s]},'ClearOrigin',"
                             + "{'BuyExecution':{'fees':%1$s,'weight_limit':'Unlimited'}},"
                             + "{'DepositAsset':{'assets':{'Wild':{'AllCounted':1}},"
                             + "'beneficiary':{'parents':0,'interior':{'X1':[{'AccountId32':"
                             + "{'network':null,'id':'0x%2$s'}}]}}}}]")
                                .replace('\'', '"')
                                .formatted(asset, "02".repeat(32)));
        input = new ApplyMessage(new Context(1, 0, GAS_LIMIT), Location.PARENT, message).encode();
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long compiled() {
        return gas(Mode.COMPILED, BATCH);
    }

    @Benchmark
    @OperationsPerInvocation(INTERPRETED_BATCH)
    public long interpreted() {
        return gas(Mode.INTERPRETED, INTERPRETED_BATCH);
    }

    private long gas(Mode mode, int messages) {
        return Sandbox.callOnThread(
                "benchmark",
                () -> {
                    long gas = 0;
                    for (int i = 0; i < messages; i++) {
                        gas += one(mode);
                    }
                    return gas;
                });
    }

    private long one(Mode mode) {
        return switch (runtime.execute(
                CommittedBlob.MODULE, "SpreeModule_apply_message", input, state, GAS_LIMIT, mode)) {
            case Execution.Returned returned -> returned.gasUsed();
            case Execution.Trapped trapped -> throw new IllegalStateException(trapped.reason());
        };
    }
}
