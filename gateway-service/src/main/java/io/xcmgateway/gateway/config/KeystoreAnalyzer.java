package io.xcmgateway.gateway.config;

import io.xcmgateway.gateway.keystore.KeystoreException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells an operator which key does not open, instead of a stack trace.
final class KeystoreAnalyzer extends AbstractFailureAnalyzer<KeystoreException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeystoreException cause) {
        Throwable why = cause.getCause();
        return new FailureAnalysis(
                cause.getMessage() + (why == null ? "" : ": " + why),
                "Correct what xcm-gateway.keys names; `keys list` of the same jar tries keystores"
                        + " and tokens.",
                rootFailure);
    }
}
