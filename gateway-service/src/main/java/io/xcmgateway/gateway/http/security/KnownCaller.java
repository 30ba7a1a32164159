package io.xcmgateway.gateway.http.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/// A caller whose credential holds, as Spring Security passes it on.
final class KnownCaller extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Caller.Known caller;

    KnownCaller(Caller.Known caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    Caller.Known caller() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller.name();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KnownCaller it && it.caller.equals(caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
