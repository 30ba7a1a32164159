package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.InstructionError;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.XcmError;
import io.xcmgateway.spree.profile.Barrier;
import io.xcmgateway.spree.state.MapView;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Mode `barrier`: every refusal shows as `Barrier`, whatever its kind. Two kinds of step cannot be
/// reached through a message queue: one that gives credit, and one whose program nests deeper than
/// a message may (which is then undecodable).
record BarrierCase(JsonNode each) implements ExecutorCase {

    @Override
    public void check() {
        for (JsonNode step : each.get("steps")) {
            if (!step.has("weightCredit")
                    || Json.weight(step.get("weightCredit")).equals(Weight.ZERO)) {
                check(step);
            }
        }
    }

    private static void check(JsonNode step) {
        Weight weight = Json.weight(step.get("maxWeight"));
        Barrier barrier = JsonRules.barrier(step.get("barrier"));
        MapView state =
                CommittedBlob.genesis(
                        VectorProfiles.only(weight, barrier, List.of()),
                        universal(step.get("barrier")));
        ByteString message = Json.bytes(step.get("computed").get("messageHex"));
        Location origin = Json.location(step.get("origin"));
        CommittedBlob.Applied applied = CommittedBlob.apply(state, origin, message);
        Outcome refused =
                new Outcome.Incomplete(weight, new InstructionError(0, new XcmError.Barrier()));
        JsonNode result = step.get("expect").get("result");
        if (Json.name(result).equals("Ok")) {
            assertThat(applied.outcome()).isNotEqualTo(refused);
            if (step.has("messageIdSet")) {
                Hash32 received = Hashing.blake2b256(message);
                assertThat(!applied.messageId().equals(received))
                        .isEqualTo(step.get("messageIdSet").booleanValue());
            }
        } else if (VersionedXcm.decode(message) instanceof Decoded.Refused<VersionedXcm>) {
            XcmError undecodable = new XcmError.FailedToDecode();
            assertThat(applied.outcome())
                    .isEqualTo(new Outcome.Error(new InstructionError(0, undecodable)));
        } else {
            assertThat(applied.outcome()).isEqualTo(refused);
        }
    }

    /// The location that a barrier with a computed origin is given.
    private static Junctions universal(JsonNode barrier) {
        JsonNode local = barrier.findValue("localUniversal");
        return local == null ? VectorProfiles.BUILDER_MOCK : Json.read(local, Junctions::from);
    }
}
