package io.xcmgateway.spree.module;

import static io.xcmgateway.spree.module.TransitionTest.diff;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.host.Puppet;
import io.xcmgateway.spree.module.Cases.Case;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.MapView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The examples (`modules/examples`), one module in C and in Rust: the ABI is the contract, and
/// nothing else.
class CounterModuleTest {
    private static final ByteString COUNT_KEY = ByteString.hex("01636f756e74");

    private static AdmittedModule counter(String language) {
        return Puppet.admit(
                Puppet.resource("/io/xcmgateway/spree/module/counter-" + language + ".wasm"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "rust"})
    void saysWhatItIs(String language) {
        Execution execution =
                Sandbox.callOnThread(
                        "version",
                        () ->
                                new SpreeRuntime()
                                        .execute(
                                                counter(language),
                                                Version.EXPORT,
                                                ByteString.EMPTY,
                                                MapView.EMPTY,
                                                1_000_000,
                                                Mode.COMPILED));
        assertThat(execution)
                .isInstanceOfSatisfying(
                        Execution.Returned.class,
                        returned ->
                                assertThat(Version.decode(returned.output()))
                                        .isEqualTo(
                                                new Decoded.Value<>(
                                                        new Version(
                                                                Version.ABI,
                                                                ByteString.ascii("counter"),
                                                                1,
                                                                0))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "rust"})
    void countsMessagesAndCallsFromGenesisOn(String language) {
        AdmittedModule counter = counter(language);
        Transition.Done genesis =
                Case.genesis(Cases.authority(0), Cases.PROFILE).of(counter).done(MapView.EMPTY);
        MapView state = MapView.EMPTY.after(genesis.diff());
        assertThat(state.get(COUNT_KEY)).isEqualTo(ByteString.hex("00000000"));

        Transition.Done message = Case.message(Cases.account(0)).of(counter).done(state);
        ByteString input =
                new ApplyMessage(
                                new Context(5, Cases.TIME_MS, Cases.GAS_LIMIT),
                                Cases.ALICE,
                                Cases.MESSAGE)
                        .encode();
        assertThat(message.outcome()).isEqualTo(new StatementOutcome.Complete(new Weight(7, 0)));
        assertThat(message.messageId()).isEqualTo(Hashing.blake2b256(input));
        assertThat(message.effects())
                .containsExactly(new Effect.Event(Cases.hash("count"), ByteString.hex("01000000")));
        assertThat(message.diff())
                .isEqualTo(
                        diff(
                                COUNT_KEY,
                                ByteString.hex("01000000"),
                                HostKeys.nonce(Cases.ALICE),
                                HostKeys.counterValue(1)));

        Transition.Done call =
                Case.call(Cases.authority(1), Location.PARENT)
                        .of(counter)
                        .done(state.after(message.diff()));
        assertThat(call.effects())
                .containsExactly(new Effect.Event(Cases.hash("count"), ByteString.hex("02000000")));
    }
}
