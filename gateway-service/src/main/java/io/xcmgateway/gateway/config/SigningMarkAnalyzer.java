package io.xcmgateway.gateway.config;

import io.xcmgateway.gateway.attestation.SigningMarkException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells an operator why nothing may be signed, and what to do, instead of a stack trace.
final class SigningMarkAnalyzer extends AbstractFailureAnalyzer<SigningMarkException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SigningMarkException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), rootFailure);
    }
}
