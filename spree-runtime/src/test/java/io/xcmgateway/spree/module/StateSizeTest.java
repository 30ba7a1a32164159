package io.xcmgateway.spree.module;

import static io.xcmgateway.spree.module.Cases.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.spree.host.Script;
import io.xcmgateway.spree.module.Cases.Case;
import io.xcmgateway.spree.sandbox.Limits;
import io.xcmgateway.spree.sandbox.StateLimits;
import io.xcmgateway.spree.state.Growth;
import io.xcmgateway.spree.state.MapView;
import io.xcmgateway.spree.state.Subtree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How much a module may have in state. Every transition runs compiled, interpreted and on nothing
/// but what it recorded ([Case#on]).
class StateSizeTest {
    private static final StateLimits LIMITS = Limits.V1.state();
    private static final String SET = "ext_storage_set_version_1";
    private static final String CLEAR = "ext_storage_clear_version_1";
    private static final ByteString OLD = Subtree.GUEST.key(ByteString.ascii("old"));
    private static final StatementOutcome COMPLETE = new StatementOutcome.Complete(Weight.ZERO);
    private static final StatementOutcome TRAPPED = new StatementOutcome.Trapped(TrapKind.TRAP);

    @Test
    void keepsItsGoldenBytes() {
        assertThat(HostKeys.size()).isEqualTo(ByteString.hex("0073697a65"));
        assertThat(new StateSize(1, 0x0203).encode())
                .isEqualTo(ByteString.hex("01000000000000000302000000000000"));
        assertThat(StateSize.of(ByteString.hex("01000000000000000302000000000000")))
                .isEqualTo(new Decoded.Value<>(new StateSize(1, 0x0203)));
        assertThat(StateSize.of(null)).isEqualTo(new Decoded.Value<>(StateSize.NONE));
        assertThat(StateSize.of(ByteString.hex("0100000000000000ffffffffffffffff")))
                .isInstanceOf(Decoded.Refused.class);
        assertThat(StateSize.of(ByteString.hex("010000000000000003020000000000")))
                .isInstanceOf(Decoded.Refused.class);
        assertThatThrownBy(() -> new StateSize(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsWhatTheModuleDecidesOnAndNothingElse() {
        Location far = Location.of(1, new Junction.Parachain(7));
        assertThat(
                        StateSize.count(
                                Map.of(
                                        OLD,
                                        ByteString.ascii("value"),
                                        HostKeys.out(far),
                                        HostKeys.counterValue(1),
                                        HostKeys.nonce(far),
                                        HostKeys.counterValue(1),
                                        HostKeys.meta(),
                                        ByteString.EMPTY,
                                        HostKeys.in(Hash32.ZERO),
                                        HostKeys.counterValue(1))))
                .isEqualTo(new StateSize(2, 4 + 5 + HostKeys.out(far).length() + 8));
    }

    @Test
    void holdsSoManyKeysAndNoMore() {
        Script script = new Script();
        script.call(SET, script.span("new"), script.span(""));
        assertThat(outcome(script, new StateSize(LIMITS.stateKeysMax() - 1, 100)))
                .isEqualTo(COMPLETE);
        assertThat(outcome(script, new StateSize(LIMITS.stateKeysMax(), 100))).isEqualTo(TRAPPED);
    }

    @Test
    void holdsSoManyBytesAndNoMore() {
        Script script = new Script();
        script.call(SET, script.span("old"), script.span("valu"));
        assertThat(outcome(script, new StateSize(5, LIMITS.stateBytesMax() - 1)))
                .isEqualTo(COMPLETE);
        assertThat(outcome(script, new StateSize(5, LIMITS.stateBytesMax()))).isEqualTo(TRAPPED);
    }

    @Test
    void opensSoManyChannelsAndNoMore() {
        Script script = sending(Location.PARENT);
        MapView one = sized(script, new StateSize(LIMITS.stateKeysMax() - 1, 100));
        assertThat(Case.message(Cases.asserted()).done(one).outcome()).isEqualTo(COMPLETE);
        MapView full = sized(script, new StateSize(LIMITS.stateKeysMax(), 100));
        Transition.Done trapped = Case.message(Cases.asserted()).done(full);
        assertThat(trapped.outcome()).isEqualTo(TRAPPED);
        assertThat(trapped.effects()).isEmpty();
        assertThat(trapped.diff().changes()).isEmpty();
    }

    @Test
    void anOverfullStateMayShrinkAndStay() {
        StateSize overfull = new StateSize(LIMITS.stateKeysMax() + 9L, LIMITS.stateBytesMax() + 9L);
        Script shrinking = new Script();
        shrinking.call(CLEAR, shrinking.span("old"));
        assertThat(outcome(shrinking, overfull)).isEqualTo(COMPLETE);
        Script same = new Script();
        same.call(SET, same.span("old"), same.span("VAL"));
        assertThat(outcome(same, overfull)).isEqualTo(COMPLETE);
        Script moving = new Script();
        moving.call(CLEAR, moving.span("old"));
        moving.call(SET, moving.span("new"), moving.span("value"));
        assertThat(outcome(moving, overfull)).isEqualTo(TRAPPED);
    }

    @Test
    void aMessageThatIsTooMuchIsATrapLikeAnyOther() {
        Script script = new Script();
        script.call(SET, script.span("new"), script.span(""));
        script.returning(complete());
        MapView full = sized(script, new StateSize(LIMITS.stateKeysMax(), 100));
        Transition.Done done = Case.message(Cases.account(0)).done(full);
        assertThat(done.outcome()).isEqualTo(TRAPPED);
        assertThat(done.gasUsed()).isEqualTo(Cases.GAS_LIMIT);
        assertThat(done.messageId()).isEqualTo(Cases.MESSAGE_HASH);
        assertThat(done.diff().changes()).containsOnlyKeys(HostKeys.nonce(Cases.ALICE));

        Transition.Done routed =
                Case.message(Cases.routed(3)).withGasLimit(RoutedGas.LIMIT_DEFAULT).done(full);
        assertThat(routed.outcome()).isEqualTo(TRAPPED);
        assertThat(routed.diff().changes())
                .containsOnlyKeys(
                        HostKeys.in(Cases.sender().id()), HostKeys.parked(Cases.sender().id(), 3));
    }

    @Test
    void aGenesisThatIsTooMuchIsRefused() {
        Script script = new Script();
        script.call(SET, script.span("new"), script.span(""));
        script.returning(new GenesisResult.SetUp().encode());
        Case genesis = Case.genesis(Cases.authority(0), Cases.PROFILE);
        assertThat(genesis.on(sized(script, new StateSize(LIMITS.stateKeysMax(), 100))))
                .isEqualTo(
                        new Transition.Refused(
                                "genesis",
                                "Ok",
                                "TRAP: state of at most 1048576 keys, would be 1048577"));
    }

    @Test
    void aSizeThatNoHistoryLeadsToIsRefusedAndNotAFault() {
        Script script = new Script();
        script.call(CLEAR, script.span("old"));
        script.returning(complete());
        for (ByteString value :
                List.of(
                        ByteString.of(1),
                        StateSize.NONE.encode(),
                        new StateSize(1, 3).encode(),
                        ByteString.hex("0100000000000000ffffffffffffffff"))) {
            MapView broken = with(script, HostKeys.size(), value);
            assertThat(Case.message(Cases.asserted()).on(broken))
                    .isEqualTo(
                            new Transition.Refused(
                                    "size in state",
                                    "one that grows by " + new Growth(-1, -7),
                                    value.toString()));
        }
        Script growing = new Script();
        growing.call(SET, growing.span("new"), growing.span("value"));
        growing.returning(complete());
        StateSize most = new StateSize(Long.MAX_VALUE, Long.MAX_VALUE);
        assertThat(Case.message(Cases.asserted()).on(sized(growing, most)))
                .isInstanceOf(Transition.Refused.class);
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    /// Messages that write, clear, send and trap at random: what the state says of its size is
    /// always what it holds.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isWhatTheStateHolds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeMap<ByteString, ByteString> entries = new TreeMap<>();
        for (int i = 0; i < 30; i++) {
            // The script is a key like any other, and written from outside.
            entries.put(Cases.scriptKey(), random(random).encode());
            entries.put(HostKeys.size(), StateSize.count(entries).encode());
            MapView pre = new MapView(entries);
            Transition.Done done = Case.message(Cases.asserted()).done(pre);
            entries = new TreeMap<>(pre.after(done.diff()).entries());
            assertThat(StateSize.of(entries.get(HostKeys.size())))
                    .isEqualTo(new Decoded.Value<>(StateSize.count(entries)));
        }
    }

    private static Script random(SplittableRandom random) {
        Script script = new Script();
        for (int i = random.nextInt(8); i > 0; i--) {
            long key = script.span("k" + random.nextInt(12));
            switch (random.nextInt(3)) {
                case 0 -> script.call(CLEAR, key);
                case 1 -> script.call("ext_storage_append_version_1", key, script.span("item"));
                default -> script.call(SET, key, script.room(random.nextInt(50)));
            }
        }
        if (random.nextInt(6) == 0) {
            return script.trapping();
        }
        List<ModuleExecution.Outbound> sent = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Location to = Location.of(1, new Junction.Parachain(random.nextInt(5)));
            sent.add(new ModuleExecution.Outbound(to, ByteString.of(1)));
        }
        return script.returning(result(sent));
    }

    private static StatementOutcome outcome(Script script, StateSize size) {
        MapView pre = sized(script.returning(complete()), size);
        Transition.Done done = Case.message(Cases.asserted()).done(pre);
        boolean stands = done.diff().changes().keySet().stream().anyMatch(Subtree.GUEST::contains);
        assertThat(stands).isEqualTo(done.outcome().equals(COMPLETE));
        return done.outcome();
    }

    /// A state with one key beside the script, that claims to be of this size.
    private static MapView sized(Script script, StateSize size) {
        return with(script, HostKeys.size(), size.encode());
    }

    private static MapView with(Script script, ByteString key, ByteString value) {
        TreeMap<ByteString, ByteString> entries = new TreeMap<>(state(script).entries());
        entries.put(OLD, ByteString.ascii("val"));
        entries.put(key, value);
        return new MapView(entries);
    }

    private static Script sending(Location destination) {
        return new Script()
                .returning(
                        result(
                                List.of(
                                        new ModuleExecution.Outbound(
                                                destination, ByteString.of(1)))));
    }

    private static ByteString complete() {
        return result(List.of());
    }

    private static ByteString result(List<ModuleExecution.Outbound> outbound) {
        return new ModuleExecution(
                        new Outcome.Complete(Weight.ZERO), Hash32.ZERO, outbound, List.of())
                .encode();
    }
}
