package io.xcmgateway.gateway.http.security;

import io.xcmgateway.gateway.http.problem.Problem;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Who sends a request, as far as credentials say. Who speaks in a message is another matter: that
/// its own evidence proves.
public sealed interface Caller {

    /// Anybody, where security is off.
    record Local() implements Caller {}

    /// Someone without credential.
    ///
    /// @param budget shared with those whose addresses hash to the same place
    record Stranger(Budget budget) implements Caller {}

    /// @param name a client's of the file, or `jwt:` and the subject of a token
    record Known(String name, Set<Scope> scopes, Budget budget) implements Caller {
        public Known {
            scopes = Set.copyOf(scopes);
        }
    }

    default boolean may(Scope scope) {
        return switch (this) {
            case Local _ -> true;
            case Stranger _ -> false;
            case Known known -> known.scopes().contains(scope);
        };
    }

    /// For a log: no secret.
    default String shown() {
        return switch (this) {
            case Local _ -> "local";
            case Stranger _ -> "stranger";
            case Known known -> known.name();
        };
    }

    /// Takes what a message may use at most from the caller's budget; the refusal if it cannot.
    ///
    /// @param gasLimit unsigned
    default @Nullable Problem charge(long gasLimit) {
        Budget budget = budgetOrNone();
        return budget == null ? null : budget.charge(gasLimit);
    }

    /// Undoes a [#charge] for what was not accepted after all.
    default void giveBack(long gasLimit) {
        Budget budget = budgetOrNone();
        if (budget != null) {
            budget.giveBack(gasLimit);
        }
    }

    /// Gives back what an executed message did not use of its [#charge].
    ///
    /// @param gasUsed unsigned
    default void settle(long gasLimit, long gasUsed) {
        Budget budget = budgetOrNone();
        if (budget != null) {
            budget.settle(gasLimit, gasUsed);
        }
    }

    /// Ends a [#charge] of which nothing comes back.
    default void keep(long gasLimit) {
        Budget budget = budgetOrNone();
        if (budget != null) {
            budget.keep(gasLimit);
        }
    }

    default boolean hasBudget() {
        return budgetOrNone() != null;
    }

    /// `null` where there is no limit.
    private @Nullable Budget budgetOrNone() {
        return switch (this) {
            case Local _ -> null;
            case Stranger(Budget budget) -> budget;
            case Known known -> known.budget();
        };
    }

    /// Takes one request from the caller's budget; the refusal if there is none left.
    default @Nullable Problem request() {
        Budget budget = budgetOrNone();
        return budget == null ? null : budget.request();
    }

    /// Who sent this request; every one has passed the filters that say so.
    static Caller of(ServerHttpRequest request) {
        if (request.getAttributes().get(Caller.class.getName()) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("a request must have passed the security filters");
    }

    /// Notes who sent the request.
    default void note(ServerHttpRequest request) {
        request.getAttributes().put(Caller.class.getName(), this);
    }
}
