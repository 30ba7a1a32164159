package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.SignedRotation;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// The JSON form of a [Policy]: what `xcm-verify --policy` reads.
///
/// Bytes are `0x` and lower-case hex, u64 values decimal strings, u32 values numbers. Unknown or
/// repeated keys, missing ones and every other form are refused with a JSON pointer to the place.
public final class PolicyJson {
    public static final int CHARS_MAX = 4 * 1024 * 1024;

    private PolicyJson() {}

    /// What came of reading one.
    public sealed interface Read {
        record Usable(Policy policy) implements Read {}

        /// @param pointer where, as a JSON pointer (RFC 6901); empty for the whole document
        record Refused(String pointer, String expected, String found) implements Read {}
    }

    public static Read read(String json) {
        if (json.length() > CHARS_MAX) {
            return new Read.Refused(
                    "", "at most " + CHARS_MAX + " characters", String.valueOf(json.length()));
        }
        try {
            return new Read.Usable(policy(JsonFields.of(Json.parse(json), "")));
        } catch (Json.Fault fault) {
            return new Read.Refused(fault.pointer(), fault.expected(), fault.found());
        }
    }

    /// @throws IllegalArgumentException if the network's name is not UTF-8, which JSON cannot say
    public static String write(Policy policy) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Json.FACTORY.createGenerator(new Pretty(), text)) {
            out.writeStartObject();
            out.writeName("network").writeStartObject();
            out.writeStringProperty("name", name(policy.network()));
            out.writeName("attestors");
            write(policy.network().set(), out);
            out.writeEndObject();
            out.writeName("attestor_sets").writeStartArray();
            policy.laterSets().forEach(set -> write(set, out));
            out.writeEndArray();
            out.writeName("instances").writeStartArray();
            policy.instances().forEach(instance -> write(instance, out));
            out.writeEndArray();
            out.writeName("modules").writeStartArray();
            policy.modules().stream().sorted().forEach(hash -> out.writeString(hash.toString()));
            out.writeEndArray();
            out.writeStringProperty("minimum_level", label(policy.minimumLevel()));
            if (policy.maximumAgeMs() != null) {
                out.writeStringProperty("maximum_age_ms", policy.maximumAgeMs().toString());
            }
            if (policy.gasLimitMax() != null) {
                out.writeStringProperty("gas_limit_max", policy.gasLimitMax().toString());
            }
            out.writeBooleanProperty("accept_asserted_origins", policy.acceptsAsserted());
            out.writeBooleanProperty("accept_skipped", policy.acceptsSkipped());
            optional("module_directory", policy.moduleDirectory(), out);
            optional("log", policy.logId(), out);
            out.writeEndObject();
        }
        return text + "\n";
    }

    private static Policy policy(JsonFields in) throws Json.Fault {
        Json networkValue = in.required("network");
        Network network = network(JsonFields.of(networkValue, in.at("network")));
        List<AttestorSet> later =
                in.optional("attestor_sets") == null
                        ? List.of()
                        : in.list("attestor_sets", Policy.SETS_MAX, PolicyJson::attestorSet);
        later = followed(network, later, in);
        distinct(later.stream().map(AttestorSet::id).toList(), 0L, in.at("attestor_sets"));
        List<PinnedInstance> instances =
                in.list("instances", Policy.INSTANCES_MAX, PolicyJson::instance);
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
                in.list("rotations", AttestorHistory.ROTATIONS_MAX, PolicyJson::rotation);
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
                in.list("members", AttestorSet.MEMBERS_MAX, PolicyJson::member);
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
            if (label(each).equals(label)) {
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

    private static String label(ProofLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static String name(Network network) {
        String name = new String(network.name().toByteArray(), StandardCharsets.UTF_8);
        if (!ByteString.wrap(name.getBytes(StandardCharsets.UTF_8)).equals(network.name())) {
            throw new IllegalArgumentException(
                    "name of the network must be UTF-8, was " + network.name());
        }
        return name;
    }

    private static void write(AttestorSet set, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("id", Long.toUnsignedString(set.id()));
        out.writeNumberProperty("threshold", set.threshold());
        out.writeName("members").writeStartArray();
        for (AttestorSet.Member member : set.members()) {
            out.writeStartObject();
            out.writeStringProperty("address", member.address().toString());
            optional("ed25519", member.ed25519Key(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(PinnedInstance instance, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("id", instance.instanceId().toString());
        optional("genesis_statement", instance.genesisStatementHash(), out);
        optional("profile_hash", instance.profileHash(), out);
        out.writeEndObject();
    }

    private static void optional(String name, @Nullable Object value, JsonGenerator out) {
        if (value != null) {
            out.writeStringProperty(name, value.toString());
        }
    }

    /// One member a line: people read and edit policies.
    private static final class Pretty extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
