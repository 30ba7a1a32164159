package io.xcmgateway.gateway.http.message;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an execution came to, for people and programs: everything in it follows from the signed
/// statement, the message and the effects.
@Schema(description = "What the execution of one message came to.")
public record Receipt(
        @Schema(description = "Id of the message in this API.") Hash32 messageId,
        Hash32 instanceId,
        @Schema(description = "u64: place in the order of the instance.", example = "1")
                String sequence,
        @Schema(allowableValues = {"genesis", "apply_message", "call"}) String entryPoint,
        @Schema(
                        description =
                                "Complete, Incomplete, Error, Trapped or Skipped. An XCM that"
                                        + " fails is an outcome, not an HTTP error.",
                        implementation = Object.class,
                        example =
                                "{\"Complete\":{\"used\":{\"ref_time\":\"1\",\"proof_size\":\"2\"}}}")
                Object outcome,
        @Schema(description = "u64", example = "2514155") String gasUsed,
        @Schema(description = "u64", example = "50000000") String gasLimit,
        @Schema(description = "RFC 3339: the time the message was ordered at.") String orderedAt,
        @Schema(implementation = Object.class, description = "Who spoke, as the instance sees it.")
                Location origin,
        @Schema(description = "Id of the message as the XCM executor settled it.")
                Hash32 xcmMessageId,
        Executed executed,
        Roots roots,
        @Schema(description = "keccak256 of the SCALE statement: what attestors sign.")
                Hash32 statementHash,
        Hash32 previousStatementHash,
        @Schema(description = "SCALE StatementV1.") ByteString statement,
        Hash32 moduleHash,
        Hash32 engineProfile,
        List<SignedBy> attestations,
        List<BalanceChange> balanceChanges,
        @Schema(implementation = Object.class, description = "In the order of the effects tree.")
                List<Map<String, Object>> effects,
        Hash32 effectsRoot) {

    public Receipt {
        attestations = List.copyOf(attestations);
        balanceChanges = List.copyOf(balanceChanges);
        effects = List.copyOf(effects);
    }

    /// @param xcm a message in canonical JSON; absent if the bytes do not decode
    /// @param call a call as the standard module understands it; absent if the bytes do not decode
    @Schema(description = "What was executed: bytes, never a parse of JSON.")
    public record Executed(
            @Schema(description = "SCALE VersionedXcm, or what the host chain calls.")
                    ByteString scale,
            @Schema(description = "blake2b-256 of the bytes.") Hash32 hash,
            @Schema(implementation = Object.class, description = "Of a message.")
                    @Nullable Object xcm,
            @Schema(
                            implementation = Object.class,
                            description = "Of a call: as the standard module reads it.")
                    @Nullable Object call) {}

    @Schema(description = "State roots before and after.")
    public record Roots(Hash32 pre, Hash32 post) {}

    @Schema(name = "Attestation")
    public record SignedBy(
            @Schema(description = "u64", example = "0") String setId,
            long index,
            @Schema(allowableValues = {"secp256k1", "ed25519"}) String scheme,
            ByteString signature) {}

    /// What became of one balance.
    ///
    /// @param account the ledger's own account
    /// @param who the location that the account stands for, if the event told
    /// @param item of a class of non-fungibles; absent for an amount
    /// @param before unsigned 128 bits; for an item 0 or 1
    /// @param delta with sign
    @Schema(description = "How one balance changed over the whole execution.")
    public record BalanceChange(
            ByteString account,
            @Schema(implementation = Object.class) @Nullable Location who,
            @Schema(implementation = Object.class) Location asset,
            @Schema(implementation = Object.class) @Nullable Object item,
            @Schema(description = "u128", example = "1000") String before,
            @Schema(description = "u128", example = "900") String after,
            @Schema(description = "with sign", example = "-100") String delta,
            @Schema(description = "The same for a person.") String text) {}
}
