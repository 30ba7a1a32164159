package io.xcmgateway.gateway.http.message;

import io.xcmgateway.gateway.execution.MessageGate;
import io.xcmgateway.gateway.http.CommitPath;
import io.xcmgateway.gateway.http.observation.ObservedRequest;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.security.Caller;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Takes what a message may use from its caller's budget, and gives back what it does not: all if
/// it is not ordered now, the rest once it is executed. So a budget bounds what its client has
/// under way, too.
///
/// Nothing comes back for a message whose instance halts, nor when as many wait for statements as
/// may; the budget then fills up with time alone.
@Component
final class Charges {
    private final MessageGate gate;
    private final CommitPath commits;

    Charges(MessageGate gate, CommitPath commits) {
        this.gate = gate;
        this.commits = commits;
    }

    /// @param order asks for a place in an order; called unless the budget or the breaker refuses
    Mono<Checked<Taken>> pay(
            Caller caller, long gasLimit, Supplier<CompletionStage<Checked<Taken>>> order) {
        return Mono.deferContextual(context -> {
            Problem tooMuch = caller.charge(gasLimit);
            if (tooMuch != null) {
                return Mono.just(Checked.bad(tooMuch));
            }
            return commits.guard(
                    Mono.fromFuture(
                            () ->
                                    settled(
                                                    caller,
                                                    gasLimit,
                                                    ObservedRequest.within(context, order))
                                            .toCompletableFuture(),
                            true),
                    () -> {
                        caller.giveBack(gasLimit);
                        return IntakeReplies.unavailable();
                    });
        });
    }

    /// Settles whether or not the client stays for the answer; must not be cancelled.
    private CompletionStage<Checked<Taken>> settled(
            Caller caller, long gasLimit, CompletionStage<Checked<Taken>> ordering) {
        return ordering.whenComplete((ordered, failure) -> {
            if (failure == null) {
                settle(caller, gasLimit, ordered);
            } else {
                caller.keep(gasLimit);
            }
        });
    }

    private void settle(Caller caller, long gasLimit, Checked<Taken> ordered) {
        switch (ordered) {
            case Checked.Good<Taken>(Taken taken) when taken.now() -> {
                if (caller.hasBudget()) {
                    settleOnceExecuted(caller, gasLimit, taken);
                }
            }
            case Checked.Good<Taken> _, Checked.Bad<Taken> _ -> caller.giveBack(gasLimit);
        }
    }

    private void settleOnceExecuted(Caller caller, long gasLimit, Taken taken) {
        var _ =
                gate.whenExecuted(taken.messageId())
                        .whenComplete((executed, failure) -> {
                            if (failure == null && taken.isAttempt(executed)) {
                                caller.settle(gasLimit, executed.statement().gasUsed());
                            } else {
                                caller.keep(gasLimit);
                            }
                        });
    }
}
