package io.xcmgateway.gateway.http.security;

import org.springframework.security.core.AuthenticationException;

/// A credential that proves nothing, in the form in which Spring Security wants to hear it. Its
/// message is ours and goes to the client.
final class NotKnownException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    NotKnownException(String detail) {
        super(detail);
    }

    /// Says the same of a key that is malformed, unknown or has another secret.
    static NotKnownException key() {
        return new NotKnownException(ApiKey.HEADER + " must be a key of a client, was not");
    }

    static NotKnownException token() {
        return new NotKnownException(
                "the bearer token must be signed by the configured issuer, for this service, and"
                        + " be valid now, was not");
    }

    String detail() {
        String detail = getMessage();
        return detail == null ? "the credential is not known" : detail;
    }
}
