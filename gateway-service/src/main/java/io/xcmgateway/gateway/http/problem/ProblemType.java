package io.xcmgateway.gateway.http.problem;

import java.net.URI;
import org.springframework.http.HttpStatus;

/// Every way in which this service refuses a request: the one list that clients program against.
///
/// A type is never renamed and its status never changes; new ones are added.
public enum ProblemType {
    /// The request is not shaped as documented: broken JSON, a missing or unknown key, a value of
    /// the wrong form, an unknown query parameter.
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "Malformed request", false),
    /// The XCM in the request is not the one encoding of a program within the limits.
    MALFORMED_XCM(HttpStatus.BAD_REQUEST, "Malformed XCM", false),
    /// The operation needs a credential, or the one that was offered does not hold.
    NOT_AUTHENTICATED(HttpStatus.UNAUTHORIZED, "Not authenticated", false),
    /// The evidence does not prove the origin that it is about.
    ORIGIN_NOT_PROVEN(HttpStatus.UNAUTHORIZED, "Origin not proven", false),
    /// The client is known, and may not do this.
    SCOPE_MISSING(HttpStatus.FORBIDDEN, "Scope missing", false),
    /// A web page of that origin may not call this service.
    WEB_PAGE_NOT_ALLOWED(HttpStatus.FORBIDDEN, "Web page not allowed", false),
    /// This kind of origin is not accepted here.
    ORIGIN_NOT_ALLOWED(HttpStatus.FORBIDDEN, "Origin not allowed", false),
    NOT_FOUND(HttpStatus.NOT_FOUND, "No such resource", false),
    UNKNOWN_INSTANCE(HttpStatus.NOT_FOUND, "Unknown instance", false),
    UNKNOWN_MESSAGE(HttpStatus.NOT_FOUND, "Unknown message", false),
    UNKNOWN_MODULE(HttpStatus.NOT_FOUND, "Unknown module", false),
    /// The log has no signed checkpoint like this, or not yet.
    UNKNOWN_CHECKPOINT(HttpStatus.NOT_FOUND, "Unknown checkpoint", true),
    /// This gateway has signed no such statement, or not yet.
    UNKNOWN_STATEMENT(HttpStatus.NOT_FOUND, "Unknown statement", true),
    UNKNOWN_ATTESTOR_SET(HttpStatus.NOT_FOUND, "Unknown attestor set", false),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed", false),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not acceptable", false),
    /// The client took too long to send its request.
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "Request timeout", true),
    /// The nonce of the submission is not the next one of its account.
    NONCE_CONFLICT(HttpStatus.CONFLICT, "Nonce conflict", false),
    /// Another instance of the module lives on this host chain.
    HOST_CHAIN_OPTED_IN(HttpStatus.CONFLICT, "Host chain opted in", false),
    /// The message is accepted and has no receipt yet.
    NOT_EXECUTED_YET(HttpStatus.CONFLICT, "Not executed yet", true),
    /// The message has a receipt, and no signed checkpoint covers its statement yet.
    NOT_LOGGED_YET(HttpStatus.CONFLICT, "Not logged yet", true),
    /// The instance has not parked this message, or no longer.
    NOT_PARKED(HttpStatus.CONFLICT, "Not parked", false),
    /// The instance has not halted at the sequence that an operator named.
    NOT_HALTED(HttpStatus.CONFLICT, "Not halted there", false),
    /// The halted instance cannot go on in the way that an operator asked for.
    CANNOT_GO_ON(HttpStatus.CONFLICT, "Cannot go on", false),
    /// The state after that statement is not kept any more, or more has changed since than can be
    /// gone back over.
    STATE_NOT_KEPT(HttpStatus.GONE, "State not kept", false),
    /// The witness of that statement is not kept any more, so that nobody can execute it again from
    /// a proof of this gateway.
    WITNESS_NOT_KEPT(HttpStatus.GONE, "Witness not kept", false),
    /// The host chain opted out: the instance takes no more messages.
    INSTANCE_OPTED_OUT(HttpStatus.GONE, "Instance opted out", false),
    /// Another gateway executed the instance; here it is to be read alone.
    INSTANCE_ARCHIVED(HttpStatus.GONE, "Instance archived", false),
    /// The attestations are of another statement than this gateway has at the same place.
    STATEMENT_DIFFERS(HttpStatus.CONFLICT, "Statement differs", false),
    /// As much as is kept is published against this attestor.
    EVIDENCE_ENOUGH(HttpStatus.CONFLICT, "Enough evidence", false),
    CONTENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Content too large", false),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type", false),
    /// The idempotency key was used before, for another message.
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "Idempotency key reused", false),
    /// The submission was valid until a time that has passed.
    SUBMISSION_EXPIRED(HttpStatus.UNPROCESSABLE_CONTENT, "Submission expired", false),
    /// The statement has no effect with this index.
    NO_SUCH_EFFECT(HttpStatus.UNPROCESSABLE_CONTENT, "No such effect", false),
    GAS_LIMIT_OUT_OF_RANGE(HttpStatus.UNPROCESSABLE_CONTENT, "Gas limit out of range", false),
    /// The dry run that was asked for cannot be made on the instance's state.
    CANNOT_BE_TRIED(HttpStatus.UNPROCESSABLE_CONTENT, "Cannot be tried", false),
    /// The instance's module has no answer to the question.
    NOT_ANSWERED(HttpStatus.UNPROCESSABLE_CONTENT, "Not answered by the module", false),
    /// The proof level is known, and there is no such proof of this message.
    PROOF_LEVEL_NOT_AVAILABLE(HttpStatus.UNPROCESSABLE_CONTENT, "Proof level not available", false),
    /// An attestation is not what a member of the set says of the hash.
    ATTESTATION_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "Attestation refused", false),
    /// The evidence does not show that one attestor signed two things that exclude each other.
    NO_EQUIVOCATION(HttpStatus.UNPROCESSABLE_CONTENT, "No equivocation", false),
    /// An instruction has no counterpart in the version of XCM that is asked for.
    XCM_NOT_CONVERTIBLE(HttpStatus.UNPROCESSABLE_CONTENT, "XCM not convertible", false),
    /// The body is another module than the path names.
    MODULE_HASH_MISMATCH(HttpStatus.UNPROCESSABLE_CONTENT, "Module hash mismatch", false),
    /// Admission has something against the module.
    MODULE_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "Module refused", false),
    /// The host chain's wish is proven and cannot be met.
    OPT_IN_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "Opt-in refused", false),
    /// The client sends more requests than its rate allows.
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests", true),
    /// The client's budget has less gas left than the message may use.
    GAS_BUDGET_EXHAUSTED(HttpStatus.TOO_MANY_REQUESTS, "Gas budget exhausted", true),
    /// A bug of this service; the log has it.
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Internal error", false),
    /// Too many requests of this kind are in flight.
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "Overloaded", true),
    QUEUE_FULL(HttpStatus.SERVICE_UNAVAILABLE, "Queue full", true),
    /// A fault of the node stopped this instance; an operator has to look at it.
    INSTANCE_HALTED(HttpStatus.SERVICE_UNAVAILABLE, "Instance halted", true),
    /// This node failed on a run that changes nothing; that says nothing about what was asked.
    RUN_FAILED(HttpStatus.SERVICE_UNAVAILABLE, "Run failed", true),
    STORAGE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Storage unavailable", true);

    private static final String PREFIX = "urn:xcm-gateway:problem:";

    private final HttpStatus status;
    private final String title;
    private final boolean retryable;

    ProblemType(HttpStatus status, String title, boolean retryable) {
        this.status = status;
        this.title = title;
        this.retryable = retryable;
    }

    /// The stable name that clients compare: `urn:xcm-gateway:problem:nonce-conflict`.
    public URI uri() {
        return URI.create(PREFIX + word());
    }

    /// The last part of its name.
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /// Whether the same request can succeed later without being changed.
    public boolean retryable() {
        return retryable;
    }
}
