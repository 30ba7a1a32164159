package io.xcmgateway.gateway.http;

import org.springframework.http.MediaType;

/// The media types of this service beside JSON.
public final class MediaTypes {
    /// SCALE bytes of a `VersionedXcm`.
    public static final String XCM_VALUE = "application/vnd.xcmgateway.xcm";

    /// SCALE bytes of an `ExecutionProof`.
    public static final String PROOF_VALUE = "application/vnd.xcmgateway.proof";

    public static final String WASM_VALUE = "application/wasm";

    public static final MediaType XCM = MediaType.parseMediaType(XCM_VALUE);
    public static final MediaType PROOF = MediaType.parseMediaType(PROOF_VALUE);
    public static final MediaType WASM = MediaType.parseMediaType(WASM_VALUE);

    private MediaTypes() {}
}
