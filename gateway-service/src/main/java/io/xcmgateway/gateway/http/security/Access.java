package io.xcmgateway.gateway.http.security;

import io.xcmgateway.gateway.config.SecurityProperties;

/// What an operation asks of its caller.
public sealed interface Access {

    /// Nothing, or the scope `read` where reads are not public.
    record Public() implements Access {}

    /// Nothing: the request carries signatures of its own, which its operation checks.
    record OwnEvidence() implements Access {}

    record Needs(Scope scope) implements Access {}

    /// @param properties what is public
    default boolean admits(Caller caller, SecurityProperties properties) {
        return switch (this) {
            case OwnEvidence _ -> true;
            case Public _ -> properties.publicReads() || caller.may(Scope.READ);
            case Needs(Scope scope) ->
                    caller.may(scope) || (scope == Scope.METRICS && properties.publicMetrics());
        };
    }
}
