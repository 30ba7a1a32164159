package io.xcmgateway.gateway.http;

import org.springframework.http.MediaType;

/// The media types of this service beside JSON.
public final class MediaTypes {
    /// SCALE bytes of a `VersionedXcm`.
    public static final String XCM_VALUE = "application/vnd.xcmgateway.xcm";

    /// SCALE bytes of an `ExecutionProof`.
    public static final String PROOF_VALUE = "application/vnd.xcmgateway.proof";

    /// SCALE `Vec<Vec<u8>>` of such bytes.
    public static final String PROOFS_VALUE = "application/vnd.xcmgateway.proofs";

    /// SCALE bytes of a `SignedCheckpoint`.
    public static final String CHECKPOINT_VALUE = "application/vnd.xcmgateway.checkpoint";

    /// SCALE bytes of pallet-mmr's `AncestryProof`.
    public static final String CONSISTENCY_VALUE = "application/vnd.xcmgateway.consistency";

    /// SCALE bytes of an `Equivocation`.
    public static final String EQUIVOCATION_VALUE = "application/vnd.xcmgateway.equivocation";

    public static final String WASM_VALUE = "application/wasm";

    public static final MediaType XCM = MediaType.parseMediaType(XCM_VALUE);
    public static final MediaType PROOF = MediaType.parseMediaType(PROOF_VALUE);
    public static final MediaType PROOFS = MediaType.parseMediaType(PROOFS_VALUE);
    public static final MediaType CHECKPOINT = MediaType.parseMediaType(CHECKPOINT_VALUE);
    public static final MediaType CONSISTENCY = MediaType.parseMediaType(CONSISTENCY_VALUE);
    public static final MediaType EQUIVOCATION = MediaType.parseMediaType(EQUIVOCATION_VALUE);
    public static final MediaType WASM = MediaType.parseMediaType(WASM_VALUE);

    private MediaTypes() {}
}
