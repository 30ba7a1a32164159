package io.xcmgateway.gateway.module;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.spree.sandbox.Admission;
import java.util.List;

/// What came of registering a module.
public sealed interface Registration {

    /// The module is durable and may be opted in to.
    record Registered(Hash32 moduleHash) implements Registration {}

    /// It was there before.
    record AlreadyRegistered(Hash32 moduleHash) implements Registration {}

    /// It may not run here.
    record Refused(List<Admission.Finding> findings) implements Registration {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /// The storage does not work at present, or too much waits already.
    record Unavailable(String reason) implements Registration {}
}
