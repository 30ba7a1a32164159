package io.xcmgateway.spree.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.spree.host.Puppet;
import io.xcmgateway.spree.host.Script;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.Growth;
import io.xcmgateway.spree.state.MapView;
import io.xcmgateway.spree.state.OnlyRecorded;
import io.xcmgateway.spree.state.StateView;
import io.xcmgateway.spree.state.Subtree;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/// Instances, evidence and inputs for transitions. Signatures are zeros: a transition does not look
/// at them.
final class Cases {
    private Cases() {}

    static final long GAS_LIMIT = 100_000_000;
    static final long TIME_MS = 1_700_000_000_000L;

    static final Location ALICE = Location.of(0, new Junction.AccountId32(null, hash("alice")));

    /// A program that decodes; the guests of these tests do not look at it.
    static final ByteString MESSAGE =
            new VersionedXcm.V5(new Xcm(List.of(new Instruction.ClearOrigin()))).encode();

    static final Hash32 MESSAGE_HASH = Hashing.blake2b256(MESSAGE);

    static final ByteString PROFILE = ByteString.ascii("a profile");

    static Hash32 hash(String name) {
        return Hashing.blake2b256(ByteString.ascii(name));
    }

    static Instance instance(AdmittedModule module) {
        return new Instance(
                hash("network"),
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
                                        SignatureScheme.ED25519, hash("authority").bytes()))),
                0);
    }

    /// The state in which the puppet plays `script` at its next entry point, with host keys beside.
    static MapView state(Script script, NavigableMap<ByteString, ByteString> hostKeys) {
        NavigableMap<ByteString, ByteString> entries = new TreeMap<>(hostKeys);
        entries.put(scriptKey(), script.encode());
        entries.put(HostKeys.size(), StateSize.count(entries).encode());
        return new MapView(entries);
    }

    /// The value at [HostKeys#size] after `pre` has grown by so much.
    static ByteString sizeAfter(MapView pre, long keys, long bytes) {
        StateSize after = StateSize.count(pre.entries()).after(new Growth(keys, bytes));
        return Objects.requireNonNull(after).encode();
    }

    static MapView state(Script script) {
        return state(script, new TreeMap<>());
    }

    static ByteString scriptKey() {
        return Subtree.GUEST.key(ByteString.ascii("script"));
    }

    static OriginEvidence account(long nonce) {
        return new OriginEvidence.Account(
                SignatureScheme.ED25519,
                hash("alice").bytes(),
                ByteString.wrap(new byte[64]),
                submission(MESSAGE_HASH, nonce));
    }

    static OriginEvidence authority(long nonce) {
        return new OriginEvidence.HostAuthority(
                List.of(), submission(Hashing.blake2b256(PROFILE), nonce));
    }

    static OriginEvidence asserted() {
        return new OriginEvidence.Asserted(
                hash("relayer").bytes(), ByteString.wrap(new byte[64]), Location.PARENT);
    }

    /// The instance that sends routed messages.
    static Instance sender() {
        return sender(Puppet.MODULE.codeHash());
    }

    static Instance sender(Hash32 moduleHash) {
        Instance same = instance(Puppet.MODULE);
        return new Instance(
                same.networkId(),
                moduleHash,
                same.host(),
                same.profileHash(),
                same.trieProfile(),
                same.hostAuthority(),
                7);
    }

    static OriginEvidence routed(long channel) {
        return routed(new Effect.Outbound(channel, Location.HERE, MESSAGE));
    }

    static OriginEvidence routed(Effect effect) {
        Instance sender = sender();
        Statement statement =
                new Statement(
                        sender.id(),
                        1,
                        hash("previous"),
                        sender.moduleHash(),
                        hash("engine"),
                        TrieProfile.BLAKE2B_V1,
                        EntryPoint.APPLY_MESSAGE,
                        hash("message"),
                        hash("id"),
                        hash("context"),
                        hash("pre"),
                        hash("post"),
                        new StatementOutcome.Complete(Weight.ZERO),
                        0,
                        1,
                        EffectTree.root(List.of(effect)));
        return new OriginEvidence.FromInstance(sender, statement, 0, List.of(), effect);
    }

    private static Submission submission(Hash32 messageHash, long nonce) {
        return new Submission(
                hash("network"),
                instance(Puppet.MODULE).id(),
                messageHash,
                nonce,
                Long.MAX_VALUE,
                GAS_LIMIT);
    }

    /// One transition to make.
    record Case(
            AdmittedModule module,
            EntryPoint entryPoint,
            long sequence,
            Location origin,
            OriginEvidence evidence,
            ByteString message,
            long gasLimit) {

        static Case message(OriginEvidence evidence, ByteString message) {
            return new Case(
                    Puppet.MODULE,
                    EntryPoint.APPLY_MESSAGE,
                    5,
                    evidence instanceof OriginEvidence.Account ? ALICE : Location.PARENT,
                    evidence,
                    message,
                    GAS_LIMIT);
        }

        static Case message(OriginEvidence evidence) {
            return message(evidence, MESSAGE);
        }

        static Case call(OriginEvidence evidence, Location origin) {
            return new Case(
                    Puppet.MODULE,
                    EntryPoint.CALL,
                    5,
                    origin,
                    evidence,
                    ByteString.ascii("call"),
                    GAS_LIMIT);
        }

        static Case genesis(OriginEvidence evidence, ByteString profile) {
            return new Case(
                    Puppet.MODULE,
                    EntryPoint.GENESIS,
                    0,
                    Location.PARENT,
                    evidence,
                    profile,
                    GAS_LIMIT);
        }

        Case of(AdmittedModule other) {
            return new Case(other, entryPoint, sequence, origin, evidence, message, gasLimit);
        }

        Case withGasLimit(long other) {
            return new Case(module, entryPoint, sequence, origin, evidence, message, other);
        }

        Case withSequence(long other) {
            return new Case(module, entryPoint, other, origin, evidence, message, gasLimit);
        }

        /// Makes the transition in both modes, and again with nothing but what was recorded; all
        /// must agree.
        Transition on(MapView pre) {
            Transition compiled = make(Mode.COMPILED, pre);
            assertThat(make(Mode.INTERPRETED, pre)).isEqualTo(compiled);
            if (compiled instanceof Transition.Done done) {
                assertThat(replay(pre, done)).isEqualTo(compiled);
            }
            return compiled;
        }

        Transition.Done done(MapView pre) {
            Transition transition = on(pre);
            assertThat(transition).isInstanceOf(Transition.Done.class);
            return (Transition.Done) transition;
        }

        private Transition make(Mode mode, MapView pre) {
            return Sandbox.callOnThread("case", () -> transition(mode, pre));
        }

        private Transition replay(MapView pre, Transition.Done done) {
            return Sandbox.callOnThread(
                    "replay", () -> transition(Mode.COMPILED, new OnlyRecorded(pre, done.reads())));
        }

        private Transition transition(Mode mode, StateView pre) {
            return Transition.of(
                    new SpreeRuntime(),
                    module,
                    mode,
                    instance(module),
                    entryPoint,
                    sequence,
                    InputContext.of(TIME_MS, gasLimit, origin, evidence),
                    evidence,
                    message,
                    pre);
        }
    }
}
