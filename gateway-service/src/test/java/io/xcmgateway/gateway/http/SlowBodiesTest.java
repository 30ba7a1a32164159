package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.http.fuzz.ApiOperation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Clients that promise a body and do not send it, at every operation that takes one.
@WithScriptedCore
class SlowBodiesTest {
    @LocalServerPort int port;

    @Test
    void areTakenLeaveOf() throws IOException {
        List<ApiOperation> operations =
                ApiOperation.of(new Http(port).get("/v3/api-docs").json()).stream()
                        .filter(each -> !each.bodies().isEmpty())
                        .toList();
        assertThat(operations).hasSizeGreaterThan(10);
        Map<ApiOperation, Socket> waiting = new LinkedHashMap<>();
        try {
            for (ApiOperation operation : operations) {
                waiting.put(operation, promise(operation));
            }
            for (Map.Entry<ApiOperation, Socket> each : waiting.entrySet()) {
                String answer = statusLine(each.getValue());
                assertThat(answer)
                        .as("%s", each.getKey().id())
                        .isEqualTo("HTTP/1.1 408 Request Timeout");
                ObservedStatuses.note(
                        each.getKey().method(), path(each.getKey()).split("\\?", 2)[0], 408);
            }
        } finally {
            for (Socket socket : waiting.values()) {
                socket.close();
            }
        }
    }

    private Socket promise(ApiOperation operation) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        String head =
                operation.method()
                        + " "
                        + path(operation)
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: "
                        + operation.bodies().keySet().iterator().next()
                        + "\r\nContent-Length: 10\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String statusLine(Socket socket) throws IOException {
        return new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
    }

    private static String path(ApiOperation operation) {
        return operation
                        .path()
                        .replace("{leafCount}", "1")
                        .replaceAll("\\{[a-z]+}", Hash32.ZERO.toString())
                + operation.requiredQuery();
    }
}
