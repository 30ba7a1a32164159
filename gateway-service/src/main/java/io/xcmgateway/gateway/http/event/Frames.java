package io.xcmgateway.gateway.http.event;

import io.xcmgateway.gateway.execution.LoggedPage;
import io.xcmgateway.gateway.http.json.Json;
import java.nio.charset.StandardCharsets;

/// Pieces of a `text/event-stream` (WHATWG HTML, 9.2), each ended by its empty line.
final class Frames {
    /// The first one, so that a client knows at once that it is connected.
    static final String HELLO = ": connected\nretry: 2000\n\n";

    static final String HEARTBEAT = ": still here\n\n";

    /// The last one of a stream that this end closes early. It has no id, so a client that connects
    /// again goes on after the last statement that it took.
    static final String OVERFLOW =
            "event: overflow\ndata: {\"resume\":\"connect again with Last-Event-ID\"}\n\n";

    private Frames() {}

    static String statement(LoggedPage.Logged logged) {
        return "id: "
                + Long.toUnsignedString(logged.count())
                + "\nevent: statement\ndata: "
                + new String(Json.write(EventView.of(logged)), StandardCharsets.UTF_8)
                + "\n\n";
    }
}
