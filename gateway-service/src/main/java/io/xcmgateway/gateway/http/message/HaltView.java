package io.xcmgateway.gateway.http.message;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.execution.Release;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What became of an operator's word about a halted instance.
@Schema(name = "Release", description = "An instance that had halted and goes on.")
record HaltView(
        Hash32 instanceId,
        @Schema(description = "u64: where it had halted.", example = "7") String sequence,
        @Schema(allowableValues = {"resumed", "skipped"}) String done,
        @Schema(description = "The message that was passed over.") @Nullable Hash32 messageId,
        @Schema(
                        description =
                                "Reason of the `Skipped` outcome: 0 other, 1 stack overflow, 2 out"
                                        + " of memory, 3 time exceeded, 4 process ended, 5 engine.")
                @Nullable Integer reason,
        Map<String, String> links) {
    static final String RESUME_DESCRIPTION =
            "For an operator who removed the cause of the fault. Nothing is passed over: the"
                + " message is executed again, and if this node fails on it again, the instance"
                + " halts again. `sequence` must be where it halted, so that no other message can"
                + " be meant. Given a second time, the request changes nothing.";

    static final String SKIP_DESCRIPTION =
            "For an operator who cannot remove the cause. A signed statement says `Skipped`:"
                    + " nothing was executed and no gas used, the module's state is as before, the"
                    + " nonce or channel number is used up, and a message of another instance is"
                    + " parked, so that it can be retried. Its proof has the level `attested`, and"
                    + " only policies that accept skipped statements take it. A genesis cannot be"
                    + " skipped. `sequence` must be where the instance halted. Given a second time,"
                    + " the request changes nothing.";

    static final String RESUMED_EXAMPLE =
            """
            {"instanceId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "sequence":"7","done":"resumed",
             "links":{"instance":"/v1/instances/0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8"}}\
            """;

    static final String SKIPPED_EXAMPLE =
            """
            {"instanceId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "sequence":"7","done":"skipped",
             "messageId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8","reason":3,
             "links":{"instance":"/v1/instances/0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8"}}\
            """;

    HaltView {
        links = new TreeMap<>(links);
    }

    static Checked<Object> of(Release release) {
        return switch (release) {
            case Release.Resumed(Hash32 id, long sequence) ->
                    Checked.good(
                            new HaltView(
                                    id,
                                    Long.toUnsignedString(sequence),
                                    "resumed",
                                    null,
                                    null,
                                    Map.of("instance", "/v1/instances/" + id)));
            case Release.Skipped(Hash32 id, long sequence, Hash32 messageId, int reason) ->
                    Checked.good(
                            new HaltView(
                                    id,
                                    Long.toUnsignedString(sequence),
                                    "skipped",
                                    messageId,
                                    reason,
                                    Map.of(
                                            "instance",
                                            "/v1/instances/" + id,
                                            "message",
                                            MessageView.path(messageId))));
            case Release.UnknownInstance(Hash32 id) ->
                    Checked.bad(IntakeReplies.unknownInstance(id));
            case Release.Executed(Hash32 _, long sequence) ->
                    notHalted("the message is executed", sequence, null);
            case Release.NotHaltedThere(Hash32 _, long sequence, Long haltedAt) ->
                    notHalted("the instance has not halted there", sequence, haltedAt);
            case Release.Impossible(Hash32 _, String reason) ->
                    Checked.bad(Problem.of(ProblemType.CANNOT_GO_ON, reason));
            case Release.Unavailable(String _) -> Checked.bad(IntakeReplies.unavailable());
        };
    }

    private static Checked<Object> notHalted(String what, long sequence, @Nullable Long haltedAt) {
        String at = haltedAt == null ? "none" : Long.toUnsignedString(haltedAt);
        return Checked.bad(
                Problem.of(
                                ProblemType.NOT_HALTED,
                                what
                                        + ": asked for sequence "
                                        + Long.toUnsignedString(sequence)
                                        + ", halted at "
                                        + at)
                        .with("expected", at)
                        .with("found", Long.toUnsignedString(sequence)));
    }
}
