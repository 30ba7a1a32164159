package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.MessageId;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.xcm.VersionedLocation;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.proof.trie.Trie;
import io.xcmgateway.spree.module.HostKeys;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.profile.AccountRef;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.profile.Mint;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.query.Answer;
import io.xcmgateway.spree.query.ConversionError;
import io.xcmgateway.spree.query.RuntimeApi;
import io.xcmgateway.spree.state.StateView;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One dry run: the transition that would be made of a message if it were the next one, on the
/// state after the last durable statement.
final class Rehearsal {
    /// Never compared: evidence that nobody has to believe does not expire.
    private static final long EXPIRES_NEVER = -1;

    private final DurableStates.Last last;
    private final Seat seat;
    private final DryRunRequest request;
    private final TransitionRunner transitions;
    private final RunGuard guard;
    private final Clock clock;

    Rehearsal(
            DurableStates.Last last,
            DryRunRequest request,
            TransitionRunner transitions,
            RunGuard guard,
            Clock clock) {
        this.last = last;
        this.seat = last.seat();
        this.request = request;
        this.transitions = transitions;
        this.guard = guard;
        this.clock = clock;
    }

    /// A state that may have been minted into, or why not.
    private sealed interface Minted {
        record State(Trie trie) implements Minted {}

        record Refused(Mint.Refused why) implements Minted {}
    }

    /// @param asking lets the instance be asked on a state
    Tried<DryRun> run(Function<StateView, RuntimeApi> asking) {
        return switch (minted(last.trie(), asking)) {
            case Minted.Refused(Mint.Refused(String what, String expected, String found)) ->
                    new Tried.Refused<>(what, expected, found);
            case Minted.State(Trie pre) -> run(pre, asking);
        };
    }

    private Tried<DryRun> run(Trie pre, Function<StateView, RuntimeApi> asking) {
        OrderedMessage entry =
                entry(Math.max(clock.millis(), last.head().lastTimeMs()), last.trie().view());
        Step step = new Step(seat.instance(), last.head().nextSequence(), entry);
        transitions.prepare(step);
        Transition transition =
                guard.run(request.gasLimit(), () -> transitions.run(step, pre.view()));
        return switch (transition) {
            case Transition.Refused(String reason, String expected, String found) ->
                    new Tried.Refused<>(reason, expected, found);
            case Transition.Done done -> {
                Prices prices = new Prices(asking.apply(pre.view()), done.effects());
                Prices.Told told =
                        guarded(Prices.QUESTIONS_MAX, () -> prices.told(entry.message()));
                yield new Tried.Done<>(
                        new DryRun(
                                seat.instance(),
                                last.head().nextSequence() - 1,
                                last.head().stateRoot(),
                                entry.message(),
                                entry.context(),
                                done.outcome(),
                                done.messageId(),
                                done.gasUsed(),
                                done.effects(),
                                pre.apply(done.diff()).root(),
                                Changes.of(done.diff(), pre.view()),
                                told.weight(),
                                told.deliveries()));
            }
        };
    }

    private <T> T guarded(int questions, Supplier<T> asked) {
        return guard.run(RunGuard.gasOf(questions, request.gasLimit()), asked);
    }

    private OrderedMessage entry(long timeMs, StateView state) {
        Instance instance = seat.instance();
        Hash32 messageHash = Hashing.blake2b256(request.message());
        OriginEvidence evidence = evidence(instance, messageHash, state);
        return new OrderedMessage(
                MessageId.of(instance.id(), evidence.digest(), messageHash),
                EntryPoint.APPLY_MESSAGE,
                request.message(),
                evidence,
                InputContext.of(timeMs, request.gasLimit(), origin(), evidence));
    }

    private Location origin() {
        return switch (request.origin()) {
            case DryRunRequest.Origin.At(Location location) -> location;
            case DryRunRequest.Origin.Account(SignatureScheme scheme, ByteString key) ->
                    Location.of(0, scheme.account(key));
        };
    }

    /// Evidence of the kind that the message would come with, without signatures: the transition
    /// does not look at them.
    private OriginEvidence evidence(Instance instance, Hash32 messageHash, StateView state) {
        return switch (request.origin()) {
            case DryRunRequest.Origin.At(Location location) ->
                    new OriginEvidence.Asserted(
                            zeros(SignatureScheme.ED25519.keyBytes()),
                            zeros(SignatureScheme.ED25519.signatureBytes()),
                            location);
            case DryRunRequest.Origin.Account(SignatureScheme scheme, ByteString key) ->
                    new OriginEvidence.Account(
                            scheme,
                            key,
                            zeros(scheme.signatureBytes()),
                            new Submission(
                                    instance.networkId(),
                                    instance.id(),
                                    messageHash,
                                    nonce(state.get(HostKeys.nonce(origin()))),
                                    EXPIRES_NEVER,
                                    request.gasLimit()));
        };
    }

    private long nonce(@Nullable ByteString value) {
        if (value == null) {
            return 0;
        }
        return switch (ScaleReader.decode(value, ScaleReader::u64)) {
            case Decoded.Value<Long>(Long next) -> next;
            case Decoded.Refused<Long> refused ->
                    throw new CorruptStoreException(
                            "a nonce of instance "
                                    + seat.instance().id()
                                    + ": "
                                    + refused.message());
        };
    }

    private static ByteString zeros(int length) {
        return ByteString.wrap(new byte[length]);
    }

    private Minted minted(Trie trie, Function<StateView, RuntimeApi> asking) {
        if (request.mints().isEmpty()) {
            return new Minted.State(trie);
        }
        Profile profile = profile(trie.view());
        if (profile == null) {
            return new Minted.Refused(
                    new Mint.Refused(
                            "module of the instance", "the standard module for mint", "another"));
        }
        Trie state = trie;
        for (DryRunRequest.Mint each : request.mints()) {
            RuntimeApi api = asking.apply(state.view());
            Mint mint =
                    Mint.of(
                            state.view(),
                            profile.config().adapters(),
                            each.asset(),
                            perLocation -> account(each.account(), perLocation, api),
                            each.amount());
            switch (mint) {
                case Mint.Refused refused -> {
                    return new Minted.Refused(refused);
                }
                case Mint.Made made -> state = state.apply(made.diff());
            }
        }
        return new Minted.State(state);
    }

    /// The profile of an instance of the standard module.
    private @Nullable Profile profile(StateView state) {
        if (!state.exists(LedgerKeys.configuration())) {
            return null;
        }
        OrderedMessage genesis = last.records().ordered(seat.at(0));
        if (genesis == null) {
            throw new CorruptStoreException(
                    "there must be a genesis of instance " + seat.instance().id());
        }
        return switch (Profile.decode(genesis.message())) {
            case Decoded.Value<Profile>(Profile profile) -> profile;
            case Decoded.Refused<Profile> _ -> null;
        };
    }

    private @Nullable ByteString account(AccountRef ref, boolean perLocation, RuntimeApi api) {
        return switch (ref) {
            case AccountRef.Account(ByteString account) -> account;
            case AccountRef.At(Location location) ->
                    perLocation
                            ? ScaleWriter.encode(location, Location::write)
                            : converted(location, api);
        };
    }

    private @Nullable ByteString converted(Location location, RuntimeApi api) {
        Answer<ByteString, ConversionError> answer =
                guarded(1, () -> api.convertLocation(new VersionedLocation.V5(location)));
        return switch (answer) {
            case Answer.Given<ByteString, ConversionError>(ByteString account, long _) -> account;
            case Answer.Declined<ByteString, ConversionError> _,
                    Answer.Trapped<ByteString, ConversionError> _ ->
                    null;
        };
    }
}
