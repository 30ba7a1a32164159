package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.module.ModuleExecution;
import io.xcmgateway.spree.profile.LedgerEvent;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What the cases expect to be sent, against what the module sent.
final class Outbox {
    private Outbox() {}

    /// Every message, in order, byte for byte, and its id as the event tells it.
    static void check(JsonNode expected, CommittedBlob.Applied applied) {
        List<ModuleExecution.Outbound> sent = applied.result().outbound();
        assertThat(sent).hasSize(expected.size());
        List<LedgerEvent.Sent> events = applied.events(LedgerEvent.Sent.class);
        for (int index = 0; index < sent.size(); index++) {
            JsonNode one = expected.get(index);
            ByteString message = sent.get(index).message();
            assertThat(sent.get(index).destination())
                    .isEqualTo(Json.location(one.get("destination")));
            assertThat(message).isEqualTo(Json.bytes(one.get("computed").get("messageHex")));
            if (one.has("hash")) {
                boolean topic = one.get("hash").stringValue().equals("$MESSAGE_ID");
                Hash32 id = topic ? applied.messageId() : hash(message);
                assertThat(events.get(index).messageId()).isEqualTo(id);
            }
        }
    }

    /// The kinds of instruction, some of them whole, up to a star.
    static void checkPattern(JsonNode expected, CommittedBlob.Applied applied) {
        List<ModuleExecution.Outbound> sent = applied.result().outbound();
        assertThat(sent).hasSize(expected.size());
        for (int index = 0; index < sent.size(); index++) {
            JsonNode one = expected.get(index);
            Location destination = Json.location(one.get("destination"));
            assertThat(sent.get(index).destination()).isEqualTo(destination);
            List<JsonNode> program = new ArrayList<>();
            Json.program(sent.get(index).message()).forEach(program::add);
            if (one.has("length")) {
                assertThat(program).hasSize(one.get("length").intValue());
            }
            int at = 0;
            for (JsonNode pattern : one.get("instructions")) {
                if (pattern.isString() && pattern.stringValue().equals("*")) {
                    break;
                }
                if (pattern.isString()) {
                    assertThat(Json.name(program.get(at))).isEqualTo(pattern.stringValue());
                } else {
                    assertThat(program.get(at)).isEqualTo(pattern);
                }
                at++;
            }
        }
    }

    /// The id of a message without topic: of the program without version byte.
    private static Hash32 hash(ByteString message) {
        return Hashing.blake2b256(message.slice(1, message.length()));
    }
}
