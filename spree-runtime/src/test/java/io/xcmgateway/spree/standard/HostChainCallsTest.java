package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.XcmError;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.profile.HostChainCall;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKey;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.state.MapView;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls of a host chain to the committed blob, as transitions with its authority's signatures.
final class HostChainCallsTest {
    private static final Location NATIVE = CalledInstance.NATIVE;
    private static final Location FOREIGN = CalledInstance.FOREIGN;
    private static final ByteString HOST = CalledInstance.HOST;
    private static final ByteString ALICE = ByteString.hex("a1".repeat(32));
    private static final ByteString BOB = ByteString.hex("b0".repeat(32));
    private static final long FUNDS = CalledInstance.FUNDS;
    private static final int CALLS = 60;

    private final CalledInstance instance = new CalledInstance(ALICE);

    @Test
    void makesAnAssetOfTheHostChainForSomeone() {
        Transition.Done done = instance.call(deposit(NATIVE, 40, BOB));

        assertThat(done.outcome()).isEqualTo(new StatementOutcome.Complete(Weight.ZERO));
        assertThat(done.messageId()).isEqualTo(Hash32.ZERO);
        assertThat(done.effects())
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.Event.class,
                        event ->
                                assertThat(LedgerEvent.decode(event.topic(), event.data()))
                                        .isInstanceOfSatisfying(
                                                Decoded.Value.class,
                                                decoded ->
                                                        assertThat(decoded.value())
                                                                .isInstanceOf(
                                                                        LedgerEvent.Deposited
                                                                                .class)));
        assertThat(instance.balance(NATIVE, BOB)).isEqualTo(U128.of(40));
        assertThat(instance.issuance(NATIVE)).isEqualTo(U128.of(2 * FUNDS + 40));
    }

    @Test
    void destroysOutOfTheHostChainsOwnAccountAlone() {
        Transition.Done done = instance.call(withdraw(NATIVE, 60));

        assertThat(done.outcome()).isEqualTo(new StatementOutcome.Complete(Weight.ZERO));
        assertThat(instance.balance(NATIVE, HOST)).isEqualTo(U128.of(FUNDS - 60));
        assertThat(instance.balance(NATIVE, ALICE)).isEqualTo(U128.of(FUNDS));
        assertThat(instance.issuance(NATIVE)).isEqualTo(U128.of(2 * FUNDS - 60));
    }

    @Test
    void refusesAssetsWhoseHomeIsElsewhere() {
        StatementOutcome refused = new StatementOutcome.Error(0, new XcmError.NoPermission());
        assertThat(without(deposit(FOREIGN, 40, BOB))).isEqualTo(refused);
        assertThat(without(withdraw(FOREIGN, 40))).isEqualTo(refused);
    }

    @Test
    void refusesMoreThanTheHostChainHas() {
        assertThat(without(withdraw(NATIVE, FUNDS + 1)))
                .isEqualTo(failed(Weight.ZERO, new XcmError.FailedToTransactAsset()));
    }

    @Test
    void dispatchesAsTheHostChainsAccountAndNeverAsRoot() {
        Transition.Done done = instance.call(dispatch(transfer(FOREIGN, BOB, 30)));
        assertThat(done.outcome())
                .isEqualTo(new StatementOutcome.Complete(CalledInstance.DECLARED));
        assertThat(instance.balance(FOREIGN, HOST)).isEqualTo(U128.of(FUNDS - 30));
        assertThat(instance.balance(FOREIGN, BOB)).isEqualTo(U128.of(30));

        StatementOutcome failed = failed(CalledInstance.DECLARED, new XcmError.ExpectationFalse());
        assertThat(without(dispatch(forceSet(NATIVE, ALICE, 0)))).isEqualTo(failed);
        assertThat(without(dispatch(transfer(FOREIGN, BOB, FUNDS)))).isEqualTo(failed);
    }

    @Test
    void opensQueriesAndDropsThemOnceTheyAreOverdue() {
        Location responder = Location.of(2);
        HostChainCall open =
                new HostChainCall.NewQuery(responder, null, null, CalledInstance.TIME_MS + 1);
        HostChainCall overdue =
                new HostChainCall.NewQuery(responder, null, null, CalledInstance.TIME_MS);
        StatementOutcome done = new StatementOutcome.Complete(Weight.ZERO);
        assertThat(instance.call(open.encode()).outcome()).isEqualTo(done);
        assertThat(instance.call(overdue.encode()).outcome()).isEqualTo(done);
        assertThat(instance.state().get(LedgerKeys.query(0))).isNotNull();
        assertThat(instance.state().get(LedgerKeys.query(1))).isNotNull();

        assertThat(without(new HostChainCall.DropQuery(0).encode()))
                .isEqualTo(failed(Weight.ZERO, new XcmError.ExpectationFalse()));
        assertThat(instance.call(new HostChainCall.DropQuery(1).encode()).outcome())
                .isEqualTo(done);
        assertThat(instance.state().get(LedgerKeys.query(1))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "0103", "0504", "01010100", "010101000000", "0102"})
    void answersBytesThatAreNoCallWithAnError(String hex) {
        assertThat(without(ByteString.hex(hex)))
                .isEqualTo(new StatementOutcome.Error(0, new XcmError.FailedToDecode()));
    }

    /// Whatever a host chain calls: nobody else loses anything, and of what is not its own there is
    /// never more. (Its own dust can be lost.)
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void reachesNobodyElsesHoldings(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < CALLS; i++) {
            Map<LedgerKey.Balance, U128> before = others();
            U128 foreign = instance.issuance(FOREIGN);
            MapView state = instance.state();
            Transition.Done done = instance.call(any(random));
            others().forEach((key, amount) ->
                    assertThat(amount)
                            .as("%s", key)
                            .isGreaterThanOrEqualTo(before.getOrDefault(key, U128.ZERO)));
            assertThat(others().keySet()).containsAll(before.keySet());
            assertThat(instance.issuance(FOREIGN)).isLessThanOrEqualTo(foreign);
            if (!(done.outcome() instanceof StatementOutcome.Complete)) {
                assertThat(instance.guestState()).isEqualTo(CalledInstance.guest(state));
                assertThat(done.effects()).isEmpty();
            }
        }
    }

    private ByteString any(RandomGenerator random) {
        Location asset = random.nextBoolean() ? NATIVE : FOREIGN;
        ByteString who = random.nextBoolean() ? ALICE : BOB;
        long amount = random.nextLong(1, FUNDS);
        return switch (random.nextInt(5)) {
            case 0 -> deposit(asset, amount, who);
            case 1 -> withdraw(asset, amount);
            case 2 -> dispatch(transfer(asset, who, amount));
            case 3 -> dispatch(forceSet(asset, who, amount));
            default -> {
                byte[] bytes = new byte[random.nextInt(1, 40)];
                random.nextBytes(bytes);
                bytes[0] = 1;
                yield ByteString.wrap(bytes);
            }
        };
    }

    /// The balances of everybody but the host chain.
    private Map<LedgerKey.Balance, U128> others() {
        Map<LedgerKey.Balance, U128> balances = new HashMap<>();
        instance.state()
                .entries()
                .keySet()
                .forEach(key -> {
                    if (LedgerKey.of(key) instanceof LedgerKey.Balance balance
                            && !balance.account().equals(HOST)) {
                        balances.put(balance, instance.balance(balance.asset(), balance.account()));
                    }
                });
        return balances;
    }

    /// The outcome of a call that must leave no trace but the nonce.
    private StatementOutcome without(ByteString call) {
        MapView before = instance.state();
        Transition.Done done = instance.call(call);
        assertThat(done.effects()).isEmpty();
        assertThat(instance.guestState()).isEqualTo(CalledInstance.guest(before));
        return done.outcome();
    }

    private static StatementOutcome failed(Weight used, XcmError error) {
        return new StatementOutcome.Incomplete(used, 0, error);
    }

    private static ByteString deposit(Location asset, long amount, ByteString account) {
        Location beneficiary = Location.of(0, new Junction.AccountId32(null, new Hash32(account)));
        return new HostChainCall.Deposit(Asset.fungible(asset, U128.of(amount)), beneficiary)
                .encode();
    }

    private static ByteString withdraw(Location asset, long amount) {
        return new HostChainCall.Withdraw(Asset.fungible(asset, U128.of(amount))).encode();
    }

    private static ByteString dispatch(ByteString call) {
        return new HostChainCall.Dispatch(call).encode();
    }

    private static ByteString transfer(Location asset, ByteString to, long amount) {
        return ownCall(1, asset, to, amount);
    }

    private static ByteString forceSet(Location asset, ByteString account, long amount) {
        return ownCall(2, asset, account, amount);
    }

    private static ByteString ownCall(int index, Location asset, ByteString who, long amount) {
        ScaleWriter out = new ScaleWriter().u8(index);
        asset.write(out);
        return out.byteVec(who).compactU128(U128.of(amount)).toByteString();
    }
}
