package io.xcmgateway.gateway.http.message;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.gateway.config.GasProperties;
import io.xcmgateway.gateway.execution.InboundMessage;
import io.xcmgateway.gateway.execution.InstanceSummary;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.http.InstanceProblems;
import io.xcmgateway.gateway.http.XcmProblems;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.gateway.http.security.Caller;
import org.springframework.stereotype.Component;

/// Makes of a request a message that may be ordered: for a known instance, within the limits, with
/// bytes that decode, from an origin that is proven.
@Component
public final class Submissions {
    private final Ledger ledger;
    private final OriginProof origins;
    private final GasProperties gas;

    Submissions(Ledger ledger, OriginProof origins, GasProperties gas) {
        this.ledger = ledger;
        this.origins = origins;
        this.gas = gas;
    }

    /// Reads the ledger: for a thread that may block.
    Checked<InboundMessage> prepare(
            Hash32 instanceId, SubmitRequest request, IdempotencyKey key, Caller caller) {
        InstanceSummary summary = ledger.instance(instanceId);
        if (summary == null) {
            return Checked.bad(IntakeReplies.unknownInstance(instanceId));
        }
        if (summary.archived()) {
            return Checked.bad(InstanceProblems.archived(instanceId));
        }
        return decodes(request)
                .then(_ -> gasLimit(request))
                .then(gasLimit -> proven(summary.instance(), request, gasLimit, key, caller));
    }

    private Checked<InboundMessage> proven(
            Instance instance,
            SubmitRequest request,
            long gasLimit,
            IdempotencyKey key,
            Caller caller) {
        return origins.of(instance, request.message(), request.origin(), gasLimit, caller)
                .then(proven ->
                        Checked.good(
                                new InboundMessage(
                                        instance.id(),
                                        request.message(),
                                        proven.evidence(),
                                        proven.origin(),
                                        gasLimit,
                                        key.scoped(instance.id(), proven.origin()))));
    }

    private Checked<Long> gasLimit(SubmitRequest request) {
        Long asked = request.gasLimit();
        if (asked == null) {
            return switch (request.origin()) {
                case ClaimedOrigin.Asserted _ -> Checked.good(gas.perMessageDefault());
                case ClaimedOrigin.Account _ ->
                        Checked.bad(
                                Problem.expected(
                                        ProblemType.MALFORMED_REQUEST,
                                        "gasLimit",
                                        "present, since an account signs it",
                                        "missing"));
            };
        }
        return inRange(asked, gas);
    }

    /// @param asked unsigned
    public static Checked<Long> inRange(long asked, GasProperties gas) {
        return asked == 0 || Long.compareUnsigned(asked, gas.perMessageMax()) > 0
                ? Checked.bad(
                        Problem.expected(
                                ProblemType.GAS_LIMIT_OUT_OF_RANGE,
                                "gasLimit",
                                "1.." + gas.perMessageMax(),
                                Long.toUnsignedString(asked)))
                : Checked.good(asked);
    }

    /// Bytes that an account signed must decode. An asserted message speaks for another chain,
    /// where it is sent already: if it does not decode, the statement says so.
    private static Checked<ByteString> decodes(SubmitRequest request) {
        return switch (request.origin()) {
            case ClaimedOrigin.Asserted _ -> Checked.good(request.message());
            case ClaimedOrigin.Account _ ->
                    program(request.message()).then(_ -> Checked.good(request.message()));
        };
    }

    /// The program that bytes are.
    public static Checked<VersionedXcm> program(ByteString message) {
        return switch (VersionedXcm.decode(message)) {
            case Decoded.Value<VersionedXcm>(VersionedXcm program) -> Checked.good(program);
            case Decoded.Refused<VersionedXcm> refused ->
                    Checked.bad(XcmProblems.malformed(refused));
        };
    }
}
