package io.xcmgateway.gateway.http;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;

/// What can be wrong with naming an instance.
public final class InstanceProblems {
    private InstanceProblems() {}

    public static Problem optedOut(Hash32 instanceId) {
        return Problem.of(
                ProblemType.INSTANCE_OPTED_OUT,
                "the host chain of instance "
                        + instanceId
                        + " opted out; it takes no more messages, what it has done stays provable");
    }

    public static Problem archived(Hash32 instanceId) {
        return Problem.of(
                ProblemType.INSTANCE_ARCHIVED,
                "instance "
                        + instanceId
                        + " was executed by another gateway and is here to be read; nothing is"
                        + " executed for it here");
    }

    public static Problem unknown(Hash32 instanceId) {
        return Problem.expected(
                ProblemType.UNKNOWN_INSTANCE,
                "instance",
                "one that GET /v1/instances lists, and not an archived one",
                instanceId.toString());
    }
}
