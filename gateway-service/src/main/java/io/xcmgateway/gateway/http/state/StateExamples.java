package io.xcmgateway.gateway.http.state;

/// Texts and examples of the OpenAPI document for reads of states.
final class StateExamples {
    static final String KEY_DESCRIPTION =
            "True of the state named by `sequence` and `stateRoot`, which a proof of level `state`"
                + " shows to anybody. A key that is not there is an answer that says so; 404 is an"
                + " instance that is not there. The `ETag` is that of the state, so that who polls"
                + " reads it again only after a statement.";

    static final String KEY_PARAMETER =
            "0x and lower-case hex of a whole key of the trie: 00 and a host key, or 01 and a key"
                    + " of the module's.";

    static final String KEY =
            """
            {"instanceId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "sequence":"9","stateRoot":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "key":"0x006d657461","present":false,"valueBytes":0}\
            """;

    static final String TRAPS_DESCRIPTION =
            "What programs left in their holding when they ended, in the order of the keys of the"
                + " state. `ClaimAsset` takes it out again. Nothing in instances of other modules"
                + " than the standard one. True of the state named by `sequence` and `stateRoot`.";

    static final String TRAPS =
            """
            {"instanceId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "sequence":"9","stateRoot":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "traps":[{"hash":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8","count":1,"stateKey":"0x01"}],
             "more":false}\
            """;

    static final String ASSETS_DESCRIPTION =
            "What an account holds in an instance of the standard module: amounts in the order of"
                + " the keys of the state, then items. A location is converted to its account by"
                + " the instance itself. A page may hold fewer entries than asked for, or none, and"
                + " still have more after it: at most 500 assets are looked at for one page. True"
                + " of the state named by `sequence` and `stateRoot`.";

    static final String LOCATION_PARAMETER =
            "A location in canonical JSON, percent-encoded, as the instance sees it; or 0x hex of"
                    + " an account as the ledger has it.";

    static final String LOCATION =
            "0x0202020202020202020202020202020202020202020202020202020202020202";

    static final String ASSETS =
            """
            {"instanceId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "sequence":"9","stateRoot":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "account":"0x0202020202020202020202020202020202020202020202020202020202020202",
             "assets":[{"asset":{"parents":2,"interior":"Here"},"amount":"5000000000","text":"0.5 DOT","stateKey":"0x01"}]}\
            """;

    private StateExamples() {}
}
