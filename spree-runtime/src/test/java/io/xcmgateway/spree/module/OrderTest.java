package io.xcmgateway.spree.module;

import static io.xcmgateway.spree.module.Cases.ALICE;
import static io.xcmgateway.spree.module.Cases.MESSAGE_HASH;
import static io.xcmgateway.spree.module.TransitionTest.diff;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.spree.host.Puppet;
import io.xcmgateway.spree.host.Script;
import io.xcmgateway.spree.module.Cases.Case;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.state.MapView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Nonces and what comes first: exactly once and in order, as facts of the state.
class OrderTest {
    private static final ByteString ALICE_NONCE = HostKeys.nonce(ALICE);

    @Test
    void takesTheNextNonceOnly() {
        MapView pre = at(ALICE_NONCE, 5);
        assertThat(Case.message(Cases.account(5)).done(pre).diff())
                .isEqualTo(diff(ALICE_NONCE, HostKeys.counterValue(6)));
        assertThat(Case.message(Cases.account(4)).on(pre)).isEqualTo(refused("nonce", "5", "4"));
        assertThat(Case.message(Cases.account(6)).on(pre)).isEqualTo(refused("nonce", "5", "6"));
    }

    @Test
    void aNonceIsUsedUpOnce() {
        MapView pre = at(ALICE_NONCE, 0);
        Transition.Done first = Case.message(Cases.account(0)).done(pre);
        assertThat(Case.message(Cases.account(0)).on(pre.after(first.diff())))
                .isEqualTo(refused("nonce", "1", "0"));
    }

    @Test
    void theLastNonceIsNeverTaken() {
        assertThat(Case.message(Cases.account(-1)).on(at(ALICE_NONCE, -1)))
                .isEqualTo(refused("nonce", "18446744073709551615", "18446744073709551615"));
    }

    @Test
    void theAuthorityHasTheNonceOfTheHostChain() {
        MapView pre = at(HostKeys.nonce(Location.PARENT), 1);
        assertThat(Case.message(Cases.authority(1)).done(pre).diff())
                .isEqualTo(diff(HostKeys.nonce(Location.PARENT), HostKeys.counterValue(2)));
        assertThat(Case.message(Cases.authority(0)).on(pre)).isEqualTo(refused("nonce", "1", "0"));
    }

    @Test
    void anAssertedOriginHasNoNonce() {
        assertThat(Case.message(Cases.asserted()).done(MapView.EMPTY).reads().values())
                .containsExactly(Cases.scriptKey());
    }

    @Test
    void aCounterInTheStateThatIsNoneIsRefusedAndNotAFault() {
        MapView pre = MapView.of(new TreeMap<>(Map.of(ALICE_NONCE, ByteString.of(1))));
        assertThat(Case.message(Cases.account(1)).on(pre))
                .isEqualTo(refused("nonce in state", "8 bytes", "0x01"));
    }

    @Test
    void genesisNamesTheInstanceAndCountsAsTheFirstOfTheAuthority() {
        Script script = new Script();
        script.call("ext_storage_set_version_1", script.span("k"), script.span("v"));
        MapView before = Cases.state(script.returning(new GenesisResult.SetUp().encode()));
        Transition.Done done = Case.genesis(Cases.authority(0), Cases.PROFILE).done(before);
        assertThat(done.outcome()).isEqualTo(new StatementOutcome.Complete(Weight.ZERO));
        assertThat(done.messageId()).isEqualTo(Hash32.ZERO);
        assertThat(done.effects()).isEmpty();
        assertThat(done.gasUsed()).isPositive();
        assertThat(done.diff())
                .isEqualTo(
                        diff(
                                ByteString.hex("016b"),
                                ByteString.ascii("v"),
                                HostKeys.size(),
                                Cases.sizeAfter(before, 1, 3),
                                HostKeys.nonce(Location.PARENT),
                                HostKeys.counterValue(1),
                                HostKeys.meta(),
                                Cases.instance(Puppet.MODULE)
                                        .encode()
                                        .concat(EngineProfile.CURRENT.hash().bytes())));
    }

    @Test
    void aGenesisThatIsDeclinedOrTrapsCreatesNothing() {
        Case genesis = Case.genesis(Cases.authority(0), Cases.PROFILE);
        GenesisResult no = new GenesisResult.Declined(ByteString.ascii("no"));
        assertThat(genesis.on(Cases.state(new Script().returning(no.encode()))))
                .isEqualTo(refused("genesis", "Ok", "no"));
        assertThat(genesis.on(Cases.state(new Script().spinning())))
                .isEqualTo(refused("genesis", "Ok", "OUT_OF_GAS: out of gas"));
        assertThat(genesis.on(Cases.state(new Script().returning(ByteString.of(2)))))
                .isEqualTo(
                        refused(
                                "genesis",
                                "Ok",
                                "BROKEN_RESULT: broken result: offset 0: expected result 0 or 1,"
                                        + " found 2"));
    }

    @Test
    void genesisIsForTheAuthorityAndTheProfileOfTheInstance() {
        assertThat(Case.genesis(Cases.account(0), Cases.PROFILE).on(MapView.EMPTY))
                .isEqualTo(refused("genesis evidence", "the host authority's", "kind 0"));
        assertThat(Case.genesis(Cases.authority(1), Cases.PROFILE).on(MapView.EMPTY))
                .isEqualTo(refused("nonce", "0", "1"));
        assertThat(Case.genesis(Cases.authority(0), ByteString.EMPTY).on(MapView.EMPTY))
                .isInstanceOfSatisfying(
                        Transition.Refused.class,
                        it -> assertThat(it.reason()).isEqualTo("profile"));
    }

    @Test
    void genesisAndSequenceZeroGoTogether() {
        assertThat(
                        Case.genesis(Cases.authority(0), Cases.PROFILE)
                                .withSequence(1)
                                .on(MapView.EMPTY))
                .isEqualTo(
                        refused("sequence", "0 for genesis and for nothing else", "1 for GENESIS"));
        assertThat(Case.message(Cases.account(0)).withSequence(0).on(MapView.EMPTY))
                .isEqualTo(
                        refused(
                                "sequence",
                                "0 for genesis and for nothing else",
                                "0 for APPLY_MESSAGE"));
    }

    @Test
    void refusesAGasLimitThatTheEngineCannotCount() {
        assertThat(Case.message(Cases.account(0)).withGasLimit(-1).on(MapView.EMPTY))
                .isEqualTo(refused("gas limit", "0..2^63-1", "18446744073709551615"));
    }

    private static MapView at(ByteString key, long counter) {
        return withScript(new Script().returning(complete()), key, counter);
    }

    private static MapView withScript(Script script, ByteString key, long counter) {
        TreeMap<ByteString, ByteString> hostKeys = new TreeMap<>();
        hostKeys.put(key, HostKeys.counterValue(counter));
        return Cases.state(script, hostKeys);
    }

    private static ByteString complete() {
        return new ModuleExecution(
                        new Outcome.Complete(Weight.ZERO), MESSAGE_HASH, List.of(), List.of())
                .encode();
    }

    private static Transition refused(String reason, String expected, String found) {
        return new Transition.Refused(reason, expected, found);
    }
}
