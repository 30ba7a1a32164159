package io.xcmgateway.gateway.http.fuzz;

import io.xcmgateway.api.bytes.ByteString;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// A request as it goes out.
///
/// @param target path and query, encoded
/// @param headers in order, names may repeat
public record FuzzedRequest(
        ApiOperation operation,
        String target,
        List<Map.Entry<String, String>> headers,
        ByteString body) {

    public HttpRequest.Builder on(HttpRequest.Builder to) {
        headers.forEach(each -> to.header(each.getKey(), each.getValue()));
        return to.method(
                operation.method(),
                body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    }

    @Override
    public String toString() {
        return operation.method()
                + " "
                + target
                + "\n"
                + headers
                + "\n"
                + new String(body.toByteArray(), StandardCharsets.UTF_8);
    }
}
