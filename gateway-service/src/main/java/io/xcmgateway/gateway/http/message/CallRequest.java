package io.xcmgateway.gateway.http.message;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.OriginEvidence;
import java.util.List;

/// A call of a host chain as it stands in the request; nothing is proven yet.
///
/// @param call the bytes that run, which only the module understands
/// @param nonce unsigned; the next one of the host chain on the instance
/// @param expiresMs unsigned; until when the call may be ordered, in ms since 1970
/// @param gasLimit unsigned
/// @param signatures strictly ascending by key index
record CallRequest(
        ByteString call,
        long nonce,
        long expiresMs,
        long gasLimit,
        List<OriginEvidence.AuthoritySignature> signatures) {
    CallRequest {
        signatures = List.copyOf(signatures);
    }
}
