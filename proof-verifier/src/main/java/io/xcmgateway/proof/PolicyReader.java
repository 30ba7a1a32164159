package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.SignedRotation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes policies out of their JSON form, naming the place of whatever is wrong.
final class PolicyReader {
    private PolicyReader() {}

    /// One network's policy, or those of several in `"networks"`.
    static TrustedNetworks trusted(JsonFields in) throws Json.Fault {
        if (in.optional("networks") == null) {
            return TrustedNetworks.of(policy(in));
        }
        List<Policy> policies =
                in.list(
                        "networks",
                        TrustedNetworks.NETWORKS_MAX,
                        (value, pointer) -> policy(JsonFields.of(value, pointer)));
        in.end();
        if (policies.isEmpty()) {
            throw new Json.Fault(in.at("networks"), "at least one", "none");
        }
        distinct(
                policies.stream().map(policy -> policy.network().id()).toList(),
                null,
                in.at("networks"));
        Set<Hash32> pinned = new HashSet<>();
        for (int i = 0; i < policies.size(); i++) {
            for (PinnedInstance instance : policies.get(i).instances()) {
                if (!pinned.add(instance.instanceId())) {
                    throw new Json.Fault(
                            in.at("networks") + "/" + i + "/instances",
                            "instances of this network alone",
                            instance.instanceId().toString());
                }
            }
        }
        return new TrustedNetworks(policies);
    }

    private static Policy policy(JsonFields in) throws Json.Fault {
        Json networkValue = in.required("network");
        Network network = network(JsonFields.of(networkValue, in.at("network")));
        List<AttestorSet> later =
                in.optional("attestor_sets") == null
                        ? List.of()
                        : in.list("attestor_sets", Policy.SETS_MAX, PolicyReader::attestorSet);
        later = followed(network, later, in);
        distinct(later.stream().map(AttestorSet::id).toList(), 0L, in.at("attestor_sets"));
        List<PinnedInstance> instances =
                in.list("instances", Policy.INSTANCES_MAX, PolicyReader::instance);
        distinct(
                instances.stream().map(PinnedInstance::instanceId).toList(),
                null,
                in.at("instances"));
        List<Hash32> modules = in.list("modules", Policy.MODULES_MAX, JsonFields::hash);
        distinct(modules, null, in.at("modules"));
        Policy policy =
                new Policy(
                        network,
                        later,
                        instances,
                        Set.copyOf(modules),
                        level(in),
                        bound("maximum_age_ms", in),
                        in.flag("accept_asserted_origins"),
                        in.flag("accept_skipped"),
                        in.optional("module_directory") == null
                                ? null
                                : in.text("module_directory"),
                        bound("gas_limit_max", in),
                        in.optionalHash("log"),
                        false);
        in.end();
        return policy;
    }

    /// The sets of a policy and those that its rotations lead to from the first one.
    private static List<AttestorSet> followed(
            Network network, List<AttestorSet> pinned, JsonFields in) throws Json.Fault {
        if (in.optional("rotations") == null) {
            return pinned;
        }
        List<SignedRotation> rotations =
                in.list("rotations", AttestorHistory.ROTATIONS_MAX, PolicyReader::rotation);
        return switch (AttestorHistory.follow(network, rotations)) {
            case AttestorHistory.Result.Holds(AttestorHistory history) -> {
                List<AttestorSet> sets = new ArrayList<>(pinned);
                sets.addAll(history.laterSets());
                if (sets.size() > Policy.SETS_MAX) {
                    throw new Json.Fault(
                            in.at("rotations"),
                            "at most " + Policy.SETS_MAX + " sets after the first",
                            String.valueOf(sets.size()));
                }
                yield List.copyOf(sets);
            }
            case AttestorHistory.Result.Refused(int index, var reason, var expected, var found) ->
                    throw new Json.Fault(
                            in.at("rotations") + "/" + index, reason + ": " + expected, found);
        };
    }

    private static SignedRotation rotation(Json value, String pointer) throws Json.Fault {
        ByteString bytes = JsonFields.bytesAtMost(value, pointer, SignedRotation.BYTES_MAX);
        return switch (SignedRotation.decode(bytes)) {
            case Decoded.Value<SignedRotation>(SignedRotation rotation) -> rotation;
            case Decoded.Refused<SignedRotation> refused ->
                    throw new Json.Fault(pointer, "a signed rotation", refused.message());
        };
    }

    private static Network network(JsonFields in) throws Json.Fault {
        ByteString name = ByteString.wrap(in.text("name").getBytes(StandardCharsets.UTF_8));
        if (name.isEmpty() || name.length() > Network.NAME_BYTES_MAX) {
            throw new Json.Fault(
                    in.at("name"), "1.." + Network.NAME_BYTES_MAX + " bytes", name.length() + "");
        }
        AttestorSet set = attestorSet(in.required("attestors"), in.at("attestors"));
        if (set.id() != 0) {
            throw new Json.Fault(in.at("attestors") + "/id", "0", Long.toUnsignedString(set.id()));
        }
        in.end();
        return new Network(name, set);
    }

    private static AttestorSet attestorSet(Json value, String pointer) throws Json.Fault {
        JsonFields in = JsonFields.of(value, pointer);
        long id = in.u64("id");
        long threshold = in.u32("threshold");
        List<AttestorSet.Member> members =
                in.list("members", AttestorSet.MEMBERS_MAX, PolicyReader::member);
        in.end();
        try {
            return new AttestorSet(id, threshold, members);
        } catch (IllegalArgumentException broken) {
            throw new Json.Fault(
                    pointer, "a sound attestor set", String.valueOf(broken.getMessage()));
        }
    }

    private static AttestorSet.Member member(Json value, String pointer) throws Json.Fault {
        JsonFields in = JsonFields.of(value, pointer);
        AttestorSet.Member member =
                new AttestorSet.Member(
                        in.bytes("address", AttestorSet.ADDRESS_BYTES), in.optionalHash("ed25519"));
        in.end();
        return member;
    }

    private static PinnedInstance instance(Json value, String pointer) throws Json.Fault {
        JsonFields in = JsonFields.of(value, pointer);
        Hash32 id = in.hash("id");
        Hash32 genesis = in.optionalHash("genesis_statement");
        Hash32 profile = in.optionalHash("profile_hash");
        in.end();
        if (genesis == null && profile == null) {
            throw new Json.Fault(pointer, "genesis_statement or profile_hash", "neither");
        }
        return new PinnedInstance(id, genesis, profile);
    }

    private static ProofLevel level(JsonFields in) throws Json.Fault {
        String label = in.text("minimum_level");
        for (ProofLevel each : ProofLevel.values()) {
            if (PolicyJson.label(each).equals(label)) {
                return each;
            }
        }
        throw new Json.Fault(
                in.at("minimum_level"), "attested, logged, state or replayable", label);
    }

    private static @Nullable Long bound(String name, JsonFields in) throws Json.Fault {
        if (in.optional(name) == null) {
            return null;
        }
        long bound = in.u64(name);
        if (bound < 0) {
            throw new Json.Fault(in.at(name), "0..2^63-1", Long.toUnsignedString(bound));
        }
        return bound;
    }

    private static <T> void distinct(List<T> names, @Nullable T reserved, String pointer)
            throws Json.Fault {
        Set<T> seen = new HashSet<>();
        if (reserved != null) {
            seen.add(reserved);
        }
        for (int i = 0; i < names.size(); i++) {
            if (!seen.add(names.get(i))) {
                throw new Json.Fault(pointer + "/" + i, "each once", names.get(i).toString());
            }
        }
    }
}
