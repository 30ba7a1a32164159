package io.xcmgateway.gateway.http.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.execution.InstanceHalt;
import io.xcmgateway.gateway.execution.InstanceSummary;
import io.xcmgateway.gateway.http.json.Times;
import io.xcmgateway.gateway.http.json.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One instance as of its last durable statement.
@Schema(name = "Instance", description = "A module at work for one host chain.")
record InstanceView(
        Hash32 instanceId,
        Hash32 networkId,
        @Schema(description = "blake2b-256 of the module's Wasm.") Hash32 moduleHash,
        @Schema(implementation = Object.class, description = "Absolute location of the host chain.")
                Junctions host,
        @Schema(implementation = Object.class, description = "Absolute location of the instance.")
                Junctions location,
        @Schema(
                        description = "The host chain for a person.",
                        example = "GlobalConsensus(Polkadot)/Parachain(1004)")
                String name,
        @Schema(description = "blake2b-256 of the genesis configuration.") Hash32 profileHash,
        @Schema(allowableValues = {"blake2b_v1", "keccak_v1"}) String trieProfile,
        long incarnation,
        @Schema(allowableValues = {"active", "halted", "opted_out", "archived"}) String status,
        @Schema(description = "Why it rests; absent while it is active.") @Nullable Halted halted,
        @Schema(
                        format = "date-time",
                        description =
                                "Since when it takes no more messages; absent unless its host chain"
                                        + " opted out.")
                @Nullable String optedOutAt,
        @Schema(description = "u64: what the next statement will be.", example = "7")
                String nextSequence,
        Hash32 stateRoot,
        Size stateSize,
        Hash32 lastStatementHash,
        Genesis genesis,
        Map<String, String> links) {

    InstanceView {
        links = new TreeMap<>(links);
    }

    @Schema(name = "Genesis", description = "Sequence 0: what a verifier's policy pins.")
    record Genesis(Hash32 messageId, Hash32 statementHash) {}

    /// A fault of this node that stopped the instance.
    @Schema(name = "Halted", description = "A fault of this node; an operator has to act.")
    record Halted(
            @Schema(description = "u64: of the message that could not be executed.", example = "7")
                    String sequence,
            @Schema(
                            allowableValues = {
                                "stack_overflow",
                                "out_of_memory",
                                "time_exceeded",
                                "process_ended",
                                "engine",
                                "refused",
                                "not_signed"
                            })
                    String reason,
            @Schema(format = "date-time") String since) {

        static @Nullable Halted of(@Nullable InstanceHalt halt) {
            return halt == null
                    ? null
                    : new Halted(
                            Long.toUnsignedString(halt.sequence()),
                            halt.kind().name().toLowerCase(Locale.ROOT),
                            Times.rfc3339(halt.sinceMs()));
        }
    }

    @Schema(
            name = "StateSize",
            description =
                    "What the module has in state: its keys, and the channels that it opened. The"
                            + " host key `size` of the state root proves it.")
    record Size(
            @Schema(description = "u64.", example = "31") String keys,
            @Schema(description = "u64: of those keys and their values.", example = "2480")
                    String bytes) {}

    @Schema(name = "Instances")
    record All(List<InstanceView> instances) {
        All {
            instances = List.copyOf(instances);
        }
    }

    private static String status(InstanceSummary summary) {
        if (summary.archived()) {
            return "archived";
        }
        if (summary.optedOutMs() != null) {
            return "opted_out";
        }
        return summary.halt() == null ? "active" : "halted";
    }

    static InstanceView of(InstanceSummary summary) {
        Instance instance = summary.instance();
        return new InstanceView(
                summary.id(),
                instance.networkId(),
                instance.moduleHash(),
                instance.host(),
                instance.universal(),
                Words.location(new Location(0, instance.host())),
                instance.profileHash(),
                instance.trieProfile().name().toLowerCase(Locale.ROOT),
                instance.incarnation(),
                status(summary),
                Halted.of(summary.halt()),
                summary.optedOutMs() == null ? null : Times.rfc3339(summary.optedOutMs()),
                Long.toUnsignedString(summary.nextSequence()),
                summary.stateRoot(),
                new Size(
                        Long.toString(summary.stateSize().keys()),
                        Long.toString(summary.stateSize().bytes())),
                summary.lastStatementHash(),
                new Genesis(summary.genesisMessageId(), summary.genesisStatementHash()),
                links(summary));
    }

    /// Of an archived one, those that read what was executed.
    private static Map<String, String> links(InstanceSummary summary) {
        String self = "/v1/instances/" + summary.id();
        Map<String, String> links = new TreeMap<>();
        links.put("self", self);
        if (!summary.archived()) {
            links.put("messages", self + "/messages");
            links.put("outbound", self + "/outbound");
            links.put("parked", self + "/parked");
        }
        links.put("module", "/v1/modules/" + summary.moduleHash());
        links.put(
                "genesisProof",
                "/v1/messages/" + summary.genesisMessageId() + "/proof?level=replayable");
        return links;
    }
}
