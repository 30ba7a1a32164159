package io.xcmgateway.gateway.http.dryrun;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.http.message.Receipt;
import io.xcmgateway.gateway.http.routing.XcmBytes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a message would come to.
@Schema(name = "DryRun", description = "What executing a message next would come to.")
record DryRunView(
        Hash32 instanceId,
        @Schema(
                        description =
                                "u64: the statement that left the state that it was tried on.",
                        example = "9")
                String sequence,
        @Schema(description = "Root of that state, before anything was minted.") Hash32 stateRoot,
        @Schema(
                        implementation = Object.class,
                        description = "As in a receipt: Complete, Incomplete, Error or Trapped.",
                        example =
                                "{\"Complete\":{\"used\":{\"ref_time\":\"1\",\"proof_size\":\"2\"}}}")
                Object outcome,
        @Schema(description = "What failed; absent if nothing did.") @Nullable Failure failure,
        @Schema(description = "What the message does, in words.") List<String> summary,
        List<Receipt.BalanceChange> balanceChanges,
        @Schema(description = "What it sends, in order.") List<Forwarded> forwarded,
        Fees fees,
        @Schema(description = "u64", example = "2514155") String gasUsed,
        @Schema(description = "u64", example = "50000000") String gasLimit,
        @Schema(
                        implementation = Object.class,
                        description =
                                "What the program weighs before it runs; absent if the module does"
                                        + " not say.")
                @Nullable Weight weight,
        @Schema(implementation = Object.class, description = "Who spoke, as the instance sees it.")
                Location origin,
        @Schema(description = "Id of the message as the XCM executor settled it.")
                Hash32 xcmMessageId,
        @Schema(description = "The bytes that were executed.") XcmBytes executed,
        Storage storage,
        @Schema(implementation = Object.class, description = "As in a receipt.")
                List<Map<String, Object>> effects,
        Hash32 effectsRoot,
        @Schema(description = "Root of the state after it, with what was minted.")
                Hash32 postRoot) {
    DryRunView {
        summary = List.copyOf(summary);
        balanceChanges = List.copyOf(balanceChanges);
        forwarded = List.copyOf(forwarded);
        effects = List.copyOf(effects);
    }

    @Schema(name = "DryRunFailure", description = "Why it is not complete.")
    record Failure(
            @Schema(
                            description =
                                    "Which instruction failed, from 0; absent if the whole run was"
                                            + " ended.")
                    @Nullable Integer instructionIndex,
            @Schema(implementation = Object.class, description = "XcmError, or the kind of trap.")
                    Object error) {}

    @Schema(name = "ForwardedMessage", description = "A message that would be sent.")
    record Forwarded(
            @Schema(implementation = Object.class, description = "As the instance sees it.")
                    Location destination,
            @Schema(
                            description = "u64: number among the messages to this destination.",
                            example = "0")
                    String channel,
            XcmBytes message,
            @Schema(
                            implementation = Object.class,
                            description =
                                    "What the instance asks for sending it, whether or not this"
                                        + " origin has to pay; only of the first 16 messages, and"
                                        + " if the module says.")
                    @Nullable List<Asset> deliveryPrice) {
        Forwarded {
            deliveryPrice = deliveryPrice == null ? null : List.copyOf(deliveryPrice);
        }
    }

    @Schema(name = "DryRunFees", description = "What the execution costs.")
    record Fees(@Schema(description = "By asset.") List<Paid> execution) {
        Fees {
            execution = List.copyOf(execution);
        }
    }

    @Schema(name = "ExecutionFee")
    record Paid(
            @Schema(implementation = Object.class) Location asset,
            @Schema(description = "u128: for the weight that was bought.", example = "1000")
                    String paid,
            @Schema(description = "u128: for what was not used.", example = "100") String refunded,
            @Schema(description = "The rest, for a person.") String text) {}

    @Schema(name = "StorageDiff", description = "Every key of the state that changes.")
    record Storage(
            @Schema(description = "In the order of the keys.") List<Change> changes,
            @Schema(
                            description =
                                    "Whether there are more, which did not fit: at most 1000 keys"
                                            + " and 256 KiB are shown.")
                    boolean more) {
        Storage {
            changes = List.copyOf(changes);
        }
    }

    @Schema(name = "StorageChange")
    record Change(
            @Schema(description = "Key of the state trie, as state reads and proofs take it.")
                    ByteString key,
            @Schema(
                            implementation = Object.class,
                            description = "What the standard module keeps there, if it is its key.")
                    @Nullable Object about,
            @Schema(description = "Absent if there was nothing.") @Nullable ByteString before,
            @Schema(description = "Absent if there is nothing.") @Nullable ByteString after) {}
}
