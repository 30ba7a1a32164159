package io.xcmgateway.gateway.http.checkpoint;

/// Texts and examples of the OpenAPI document for the log.
final class CheckpointExamples {
    static final String LATEST_DESCRIPTION =
            "The signed head of the log of all statements: how many there are, and the root of"
                + " their Merkle mountain range (as of pallet-mmr and BEEFY, Keccak-256). The SCALE"
                + " form is what `xcm-verify consistency` reads. 404 while nothing is logged.";

    static final String ONE_DESCRIPTION =
            "One of the heads that there have been; never changes: strong `ETag`, `Cache-Control:"
                    + " immutable`. There is one for each group of statements that became durable"
                    + " together; 404 for other leaf counts.";

    static final String NOTE_DESCRIPTION =
            "The same head as a signed note, the text form of c2sp.org/tlog-checkpoint: name of the"
                + " log, leaf count, root in base64, network and time; then the attestors' lines."
                + " What `xcm-verify witness` reads and cosigns.";

    static final String CONSISTENCY_DESCRIPTION =
            "That the log of `to` statements began with the log of `from` statements: pallet-mmr's"
                    + " `AncestryProof`, verified before it leaves. Any two counts up to the newest"
                    + " head. Never changes.";

    static final String LEAF_COUNT = "How many statements the head covers: 1 or more.";

    static final String CHECKPOINT =
            """
            {"checkpoint":{
               "networkId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
               "logId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
               "leafCount":"14",
               "mmrRoot":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
               "time":"2027-01-31T12:00:00.000Z",
               "hash":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8"},
             "attestations":[{"setId":"0","index":0,"scheme":"secp256k1","signature":"0x00"}]}\
            """;

    static final String CONSISTENCY =
            """
            {"prevPeaks":["0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8"],
             "prevLeafCount":"4","leafCount":"6",
             "items":[{"position":"9","hash":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8"}]}\
            """;

    static final String NOTE =
            """
            xcm-gateway-development/log
            14
            TxxqK50+j3BBUmN0hZanuMna6/wNHi8wQVJjdIWWp7g=
            network 0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8
            time 1801396800000

            — xcm-gateway-development/log AAAAAAA=
            """;

    private CheckpointExamples() {}
}
