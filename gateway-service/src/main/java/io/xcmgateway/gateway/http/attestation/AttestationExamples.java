package io.xcmgateway.gateway.http.attestation;

/// Texts and examples of the OpenAPI document for attestors.
final class AttestationExamples {
    static final String ATTESTORS_DESCRIPTION =
            "The attestor sets of this network, oldest first, and the rotations from each to the"
                + " next with their SCALE bytes, which a policy takes as `rotations`: who trusts"
                + " the first set can check all others. `current` is the set that signs now.";

    static final String SET_DESCRIPTION =
            "One attestor set; never changes: strong `ETag`, `Cache-Control: immutable`.";

    static final String OF_STATEMENT =
            "Who of the attestor set signed this statement, this gateway included.";

    static final String OF_CHECKPOINT =
            "Who of the attestor set signed this head of the log, this gateway included.";

    static final String ADD_DESCRIPTION =
            "For attestors that checked and executed the replayable proof themselves (`xcm-verify"
                + " attest`). Every signature is checked, by the set that this gateway signed as;"
                + " ascending by index and scheme. Proofs carry them until they make the threshold."
                + " What a member brought once stays. If this gateway has another statement at the"
                + " same place, give its SCALE bytes as `statement`: the answer is 409, and if a"
                + " member signed both, that is published under /v1/equivocations.";

    static final String EQUIVOCATION_DESCRIPTION =
            "Evidence that one attestor of this network signed two statements for one sequence, or"
                + " two roots for one leaf count: the JSON or SCALE that `xcm-verify equivocation`"
                + " reads and writes. It is checked, kept and published; 16 for each attestor.";

    static final String EQUIVOCATIONS_DESCRIPTION =
            "All proven equivocations of attestors of this network, in the order of arrival."
                    + " `next` is there while there are more: pass it as `after`.";

    static final String SET =
            """
            {"setId":"0","threshold":1,"members":[{
              "address":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc",
              "ed25519":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8"}]}\
            """;

    static final String ATTESTORS =
            "{\"networkId\":\"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8\","
                    + "\"name\":\"xcm-gateway-development\",\"current\":\"0\",\"sets\":["
                    + SET
                    + "],\"rotations\":[]}";

    static final String SIGNATURES =
            """
            {"hash":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "setId":"0","threshold":1,"signers":1,"complete":true,
             "attestations":[{"setId":"0","index":0,"scheme":"secp256k1","signature":"0x00"}]}\
            """;

    static final String BROUGHT =
            """
            {"attestations":[{"setId":"0","index":0,"scheme":"secp256k1",
             "signature":"0x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff00"}]}\
            """;

    static final String PROVING =
            """
            {"equivocation":"checkpoints",
             "first":{"signed":"0x58434d47572d434845434b504f494e544f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b84f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b80e000000000000005f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b800ca9d6ba3010000","attestation":{"set_id":"0","index":0,"scheme":"secp256k1","signature":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b84f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b800"}},
             "second":{"signed":"0x58434d47572d434845434b504f494e544f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b84f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b80e000000000000004f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b800ca9d6ba3010000","attestation":{"set_id":"0","index":0,"scheme":"secp256k1","signature":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b84f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b800"}}}\
            """;

    static final String EVIDENCE =
            """
            {"number":"1","kind":"statements",
             "first":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "second":"0x5f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "evidence":"0x58434d4757"}\
            """;

    static final String EVIDENCES = "{\"equivocations\":[" + EVIDENCE + "]}";

    private AttestationExamples() {}
}
