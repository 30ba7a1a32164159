package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.EvidenceCheck;
import io.xcmgateway.api.statement.EvidenceVerdict;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.profile.AccountRef;
import io.xcmgateway.spree.profile.Adapter;
import io.xcmgateway.spree.profile.CallKind;
import io.xcmgateway.spree.profile.Config;
import io.xcmgateway.spree.profile.Converter;
import io.xcmgateway.spree.profile.Endowment;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.Services;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.MapView;
import io.xcmgateway.spree.state.OnlyRecorded;
import io.xcmgateway.spree.state.StateView;
import io.xcmgateway.spree.state.Subtree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An instance that its host chain calls, with the evidence that the authority gives. Each
/// transition runs compiled, interpreted, and on nothing but what it recorded.
final class CalledInstance {
    static final Location NATIVE = Location.PARENT;
    static final Location FOREIGN = Location.of(2);
    static final ByteString HOST = ByteString.hex("506172656e74" + "00".repeat(26));
    static final long TIME_MS = 1_000;
    static final Weight DECLARED = new Weight(7, 3);

    /// What the host chain and one account have of both assets.
    static final long FUNDS = 1_000_000;

    private static final long EXISTENTIAL_DEPOSIT = 10;
    private static final long GAS_LIMIT = 1_000_000_000L;
    private static final Hash32 AUTHORITY = Hash32.hex("07".repeat(32));
    private static final Hash32 NETWORK = Hash32.hex("09".repeat(32));

    private final Instance instance;
    private MapView state = MapView.EMPTY;
    private long sequence;

    CalledInstance(ByteString funded) {
        ByteString profile = profile(funded).encode();
        instance =
                new Instance(
                        NETWORK,
                        CommittedBlob.MODULE.codeHash(),
                        VectorProfiles.PEOPLE_PASEO,
                        Hashing.blake2b256(profile),
                        TrieProfile.BLAKE2B_V1,
                        new Authority(
                                1,
                                List.of(
                                        new Authority.Key(
                                                SignatureScheme.ED25519,
                                                Ed25519.publicKey(AUTHORITY).bytes()))),
                        0);
        step(EntryPoint.GENESIS, profile);
    }

    private static Profile profile(ByteString funded) {
        Config open =
                VectorProfiles.converting(
                                List.of(
                                        new Converter.ParentIsPreset(),
                                        new Converter.AccountId32Aliases(null)))
                        .config();
        U128 minimum = U128.of(EXISTENTIAL_DEPOSIT);
        Config config =
                new Config(
                        open.holdingLimit(),
                        open.transactional(),
                        open.dust(),
                        open.weigher(),
                        open.barrier(),
                        open.traders(),
                        open.reserves(),
                        open.teleporters(),
                        open.aliasers(),
                        List.of(
                                new Adapter.Fungible(NATIVE, minimum, null),
                                new Adapter.Fungible(FOREIGN, minimum, null)),
                        open.converters(),
                        open.assetTrap());
        List<Endowment> endowments = new ArrayList<>();
        for (ByteString account : List.of(HOST, funded)) {
            for (Location asset : List.of(NATIVE, FOREIGN)) {
                endowments.add(
                        new Endowment(
                                new AccountRef.Account(account),
                                Asset.fungible(asset, U128.of(FUNDS))));
            }
        }
        Services services =
                ServicesDraft.of(draft -> {
                    draft.calls = List.of(CallKind.Own.each(DECLARED));
                    draft.hostAssets = new LocationFilter.Exactly(NATIVE);
                });
        return new Profile(config, endowments, services);
    }

    Transition.Done call(ByteString call) {
        return step(EntryPoint.CALL, call);
    }

    MapView state() {
        return state;
    }

    Map<ByteString, ByteString> guestState() {
        return guest(state);
    }

    /// What the module wrote, without the host's own records.
    static Map<ByteString, ByteString> guest(MapView state) {
        ByteString prefix = Subtree.GUEST.key(ByteString.EMPTY);
        Map<ByteString, ByteString> guest = new TreeMap<>(state.entries());
        guest.keySet().removeIf(key -> !key.startsWith(prefix));
        return guest;
    }

    U128 balance(Location asset, ByteString account) {
        U128 balance = LedgerKeys.balance(state, asset, account);
        assertThat(balance).isNotNull();
        return balance;
    }

    U128 issuance(Location asset) {
        ByteString value = state.get(LedgerKeys.issuance(asset));
        return value == null
                ? U128.ZERO
                : CommittedBlob.value(ScaleReader.decode(value, ScaleReader::u128));
    }

    private Transition.Done step(EntryPoint entryPoint, ByteString message) {
        Hash32 hash = Hashing.blake2b256(message);
        Submission submission =
                new Submission(NETWORK, instance.id(), hash, sequence, Long.MAX_VALUE, GAS_LIMIT);
        OriginEvidence evidence =
                new OriginEvidence.HostAuthority(
                        List.of(
                                new OriginEvidence.AuthoritySignature(
                                        0, Ed25519.sign(AUTHORITY, submission.wrapped()))),
                        submission);
        InputContext context = InputContext.of(TIME_MS, GAS_LIMIT, Location.PARENT, evidence);
        assertThat(EvidenceCheck.check(evidence, instance, context, hash))
                .isEqualTo(new EvidenceVerdict.Holds(Location.PARENT));
        Transition.Done done =
                Sandbox.callOnThread("call", () -> agreed(entryPoint, context, evidence, message));
        state = state.after(done.diff());
        sequence++;
        return done;
    }

    private Transition.Done agreed(
            EntryPoint entryPoint,
            InputContext context,
            OriginEvidence evidence,
            ByteString message) {
        Transition compiled =
                transition(Mode.COMPILED, entryPoint, context, evidence, message, state);
        assertThat(compiled).isInstanceOf(Transition.Done.class);
        Transition.Done done = (Transition.Done) compiled;
        assertThat(transition(Mode.INTERPRETED, entryPoint, context, evidence, message, state))
                .isEqualTo(done);
        StateView witness = new OnlyRecorded(state, done.reads());
        assertThat(transition(Mode.COMPILED, entryPoint, context, evidence, message, witness))
                .isEqualTo(done);
        return done;
    }

    private Transition transition(
            Mode mode,
            EntryPoint entryPoint,
            InputContext context,
            OriginEvidence evidence,
            ByteString message,
            StateView pre) {
        return Transition.of(
                new SpreeRuntime(),
                CommittedBlob.MODULE,
                mode,
                instance,
                entryPoint,
                sequence,
                context,
                evidence,
                message,
                pre);
    }
}
