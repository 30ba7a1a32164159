package io.xcmgateway.gateway.http.problem;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/// Says in our words what the web framework and the limits around our code refuse by exception.
///
/// Nothing of an exception's message gets through: messages name classes and files.
final class FrameworkProblems {
    private static final int RETRY_AFTER_SECONDS = 1;
    private static final int STORAGE_RETRY_AFTER_SECONDS = 5;

    private FrameworkProblems() {}

    /// `null` for what is nobody's fault but ours.
    static @Nullable Problem of(Throwable thrown) {
        return switch (thrown) {
            case MethodNotAllowedException e ->
                    Problem.expected(
                            ProblemType.METHOD_NOT_ALLOWED,
                            "method",
                            "one of "
                                    + e.getSupportedMethods().stream()
                                            .map(Object::toString)
                                            .sorted()
                                            .toList(),
                            e.getHttpMethod());
            case NotAcceptableStatusException e ->
                    Problem.of(
                            ProblemType.NOT_ACCEPTABLE,
                            "Accept must allow one of "
                                    + e.getSupportedMediaTypes().stream()
                                            .map(Object::toString)
                                            .collect(Collectors.joining(", ")));
            case UnsupportedMediaTypeStatusException _ ->
                    Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Type must be one that the operation documents");
            case ResponseStatusException e -> ofStatus(e.getStatusCode());
            case DataBufferLimitException _ ->
                    Problem.of(ProblemType.CONTENT_TOO_LARGE, "the body is over the limit");
            case BulkheadFullException _ -> overloaded("too many requests of this kind in flight");
            case RejectedExecutionException _ -> overloaded("too many requests are waiting");
            case TimeoutException _ -> overloaded("the request was not served in time");
            case StateUnavailableException _ ->
                    Problem.of(
                                    ProblemType.STORAGE_UNAVAILABLE,
                                    "the storage does not work at present")
                            .retryAfter(STORAGE_RETRY_AFTER_SECONDS);
            default -> null;
        };
    }

    private static @Nullable Problem ofStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 ->
                    Problem.of(
                            ProblemType.NOT_FOUND,
                            "no operation is served at this path; see /swagger-ui.html");
            case 413 -> Problem.of(ProblemType.CONTENT_TOO_LARGE, "the body is over the limit");
            default ->
                    status.is4xxClientError()
                            ? Problem.of(
                                    ProblemType.MALFORMED_REQUEST,
                                    "the request is not of the documented form")
                            : null;
        };
    }

    private static Problem overloaded(String why) {
        return Problem.of(ProblemType.OVERLOADED, why).retryAfter(RETRY_AFTER_SECONDS);
    }
}
