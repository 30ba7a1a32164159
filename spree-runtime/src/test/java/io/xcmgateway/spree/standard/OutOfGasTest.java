package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.spree.module.ApplyMessage;
import io.xcmgateway.spree.module.Context;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.ModuleExecution;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.MapView;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A paid reserve transfer onwards to a sibling instance with every gas limit there is below what
/// it needs, so with the gas gone at every block that it runs through: always a trap, which leaves
/// nothing ([io.xcmgateway.spree.module.Transition] keeps the host keys alone), never another
/// outcome. With the least that suffices, and with more, it is the same execution.
class OutOfGasTest {
    private static final SpreeRuntime RUNTIME = new SpreeRuntime();
    private static final NetworkId NETWORK = new NetworkId.Polkadot();
    private static final Junctions UNIVERSAL =
            Junctions.of(
                    new Junction.GlobalConsensus(NETWORK),
                    new Junction.Parachain(2000),
                    new Junction.GeneralKey(32, CommittedBlob.MODULE.codeHash()));
    private static final long PLENTY = 1_000_000_000L;

    private final MapView state =
            CommittedBlob.genesis(DevelopmentProfiles.parachain(NETWORK, List.of()), UNIVERSAL);
    private final ByteString input =
            new ApplyMessage(new Context(1, 0, PLENTY), Location.PARENT, onward()).encode();

    @Test
    void trapsWhereverTheGasIsGone() {
        Sandbox.callOnThread(
                "gas",
                () -> {
                    Execution.Returned whole = returned(PLENTY);
                    long needed = whole.gasUsed();
                    for (long limit = 0; limit < needed; limit++) {
                        if (!(run(limit) instanceof Execution.Trapped trapped)
                                || trapped.kind() != TrapKind.OUT_OF_GAS) {
                            throw new AssertionError(
                                    "must be out of gas with %d of %d".formatted(limit, needed));
                        }
                    }
                    assertThat(returned(needed)).isEqualTo(whole);
                    assertThat(
                                    CommittedBlob.value(ModuleExecution.decode(whole.output()))
                                            .outbound())
                            .hasSize(1);
                    return needed;
                });
    }

    private Execution.Returned returned(long gasLimit) {
        Execution execution = run(gasLimit);
        assertThat(execution).isInstanceOf(Execution.Returned.class);
        return (Execution.Returned) execution;
    }

    private Execution run(long gasLimit) {
        return RUNTIME.execute(
                CommittedBlob.MODULE,
                "SpreeModule_apply_message",
                input,
                state,
                gasLimit,
                Mode.COMPILED);
    }

    private static ByteString onward() {
        String key = CommittedBlob.MODULE.codeHash().toString();
        return CommittedBlob.message(
                """
                [{"ReserveAssetDeposited": [{"id": {"parents": 1, "interior": "Here"},
                     "fun": {"Fungible": "400000000000"}}]},
                 {"BuyExecution": {"fees": {"id": {"parents": 1, "interior": "Here"},
                     "fun": {"Fungible": "100000000000"}}, "weight_limit": "Unlimited"}},
                 {"DepositReserveAsset": {"assets": {"Wild": {"AllCounted": 1}},
                     "dest": {"parents": 2, "interior": {"X2": [{"Parachain": 1004},
                         {"GeneralKey": {"length": 32, "data": "%s"}}]}},
                     "xcm": ["ClearTopic"]}}]\
                """
                        .formatted(key));
    }
}
