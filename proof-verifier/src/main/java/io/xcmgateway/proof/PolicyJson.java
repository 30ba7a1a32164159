package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.ProofLevel;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// The JSON form of a [Policy], or of several as the list `"networks"`: what `xcm-verify --policy`
/// reads.
///
/// Bytes are `0x` and lower-case hex, u64 values decimal strings, u32 values numbers. Unknown or
/// repeated keys, missing ones and every other form are refused with a JSON pointer to the place.
public final class PolicyJson {
    public static final int CHARS_MAX = 4 * 1024 * 1024;

    private PolicyJson() {}

    /// What came of reading one.
    public sealed interface Read {
        record Usable(TrustedNetworks trusted) implements Read {}

        /// @param pointer where, as a JSON pointer (RFC 6901); empty for the whole document
        record Refused(String pointer, String expected, String found) implements Read {}
    }

    public static Read read(String json) {
        if (json.length() > CHARS_MAX) {
            return new Read.Refused(
                    "", "at most " + CHARS_MAX + " characters", String.valueOf(json.length()));
        }
        try {
            return new Read.Usable(PolicyReader.trusted(JsonFields.of(Json.parse(json), "")));
        } catch (Json.Fault fault) {
            return new Read.Refused(fault.pointer(), fault.expected(), fault.found());
        }
    }

    /// The policy of one network.
    ///
    /// @throws IllegalArgumentException if the network's name is not UTF-8, which JSON cannot say
    public static String write(Policy policy) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Json.FACTORY.createGenerator(new Pretty(), text)) {
            write(policy, out);
        }
        return text + "\n";
    }

    /// The policies of all networks, as a list.
    ///
    /// @throws IllegalArgumentException if a network's name is not UTF-8, which JSON cannot say
    public static String write(TrustedNetworks trusted) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Json.FACTORY.createGenerator(new Pretty(), text)) {
            out.writeStartObject();
            out.writeName("networks").writeStartArray();
            trusted.policies().forEach(policy -> write(policy, out));
            out.writeEndArray();
            out.writeEndObject();
        }
        return text + "\n";
    }

    private static void write(Policy policy, JsonGenerator out) {
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

    static String label(ProofLevel level) {
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
