package io.xcmgateway.gateway.http;

/// Texts and examples of the OpenAPI document, in one place so that the routes stay readable. A
/// test sends the requests among them and compares the shape of the answers.
public final class ApiExamples {
    public static final String PROBLEM_400 = "#/components/responses/Problem400";
    public static final String PROBLEM_401 = "#/components/responses/Problem401";
    public static final String PROBLEM_403 = "#/components/responses/Problem403";
    public static final String PROBLEM_404 = "#/components/responses/Problem404";
    public static final String PROBLEM_406 = "#/components/responses/Problem406";
    public static final String PROBLEM_408 = "#/components/responses/Problem408";
    public static final String PROBLEM_409 = "#/components/responses/Problem409";
    public static final String PROBLEM_410 = "#/components/responses/Problem410";
    public static final String PROBLEM_413 = "#/components/responses/Problem413";
    public static final String PROBLEM_415 = "#/components/responses/Problem415";
    public static final String PROBLEM_422 = "#/components/responses/Problem422";
    public static final String PROBLEM_503 = "#/components/responses/Problem503";

    public static final String HASH =
            "0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8";

    public static final String INSTANCE_ID = "Id of an instance: 0x and 64 lower-case hex digits.";
    public static final String MESSAGE_ID =
            "Id of a message, as its submission answered: 0x and 64 lower-case hex digits.";
    public static final String CODE_HASH =
            "blake2b-256 of the module's bytes: 0x and 64 lower-case hex digits.";

    public static final String SUBMIT_DESCRIPTION =
            "The message is checked, ordered, and durable before the answer. With `Prefer: wait=N`"
                + " the answer is the receipt, if there is one within N seconds; else it is `202`"
                + " and `Location` names the message. An XCM that fails inside the module is a"
                + " receipt that says so. Bytes that an account signed must decode; what is"
                + " asserted for another chain is ordered even if it does not, and fails as"
                + " `FailedToDecode`. Submitting the same message again gives the first answer"
                + " again. A body is at most 256 KiB.";

    public static final String CALL_DESCRIPTION =
            "A call that the authority of the instance's host chain signed; it takes its place in"
                + " the same order as messages, is answered in the same way, and has receipt and"
                + " proof like a message, whose id it has. Its meaning is the module's to say:"
                + " bytes that are no call are a receipt with `FailedToDecode`. In the standard"
                + " module the host chain may make assets whose home it is, destroy those that are"
                + " in its own account, dispatch the module's calls as that account, and open and"
                + " drop queries; a call that fails leaves the state as it was.";

    public static final String PROOF_DESCRIPTION =
            "`attested`: the configured attestors say so. `logged`: and it is in their public log,"
                + " under the first checkpoint that covers it. `state`: and each `key` holds what"
                + " the proof shows, or nothing, after the message, and each `effect` is one of it."
                + " `replayable`: this transition is right: this code, on this message, from this"
                + " origin, turned the one root into the other, with keys and effects if any are"
                + " named; checked by `xcm-verify` from the SCALE form alone, offline. Every proof"
                + " was verified before it leaves. Never changes: strong `ETag`, `Cache-Control:"
                + " immutable`.";

    private static final String PROGRAM =
            """
            {"V5":[
                {"WithdrawAsset":[{"id":{"parents":1,"interior":"Here"},"fun":{"Fungible":"100000000000"}}]},
                {"PayFees":{"asset":{"id":{"parents":1,"interior":"Here"},"fun":{"Fungible":"50000000000"}}}},
                "RefundSurplus",
                {"DepositAsset":{"assets":{"Wild":{"AllCounted":1}},"beneficiary":{"parents":0,"interior":{"X1":[{"AccountId32":{"network":null,"id":"0x0101010101010101010101010101010101010101010101010101010101010101"}}]}}}}
              ]}\
            """;

    private static final String PROGRAM_POLKADOT_JS =
            """
            {"v5":[
                {"withdrawAsset":[{"id":{"parents":1,"interior":{"here":null}},"fun":{"fungible":100000000000}}]},
                {"payFees":{"asset":{"id":{"parents":1,"interior":{"here":null}},"fun":{"fungible":50000000000}}}},
                {"refundSurplus":null},
                {"depositAsset":{"assets":{"wild":{"allCounted":1}},"beneficiary":{"parents":0,"interior":{"x1":[{"accountId32":{"network":null,"id":"0x0101010101010101010101010101010101010101010101010101010101010101"}}]}}}}
              ]}\
            """;

    private static final String PROGRAM_PAPI =
            """
            {"type":"V5","value":[
                {"type":"WithdrawAsset","value":[{"id":{"parents":1,"interior":{"type":"Here"}},"fun":{"type":"Fungible","value":"100000000000"}}]},
                {"type":"PayFees","value":{"asset":{"id":{"parents":1,"interior":{"type":"Here"}},"fun":{"type":"Fungible","value":"50000000000"}}}},
                {"type":"RefundSurplus"},
                {"type":"DepositAsset","value":{"assets":{"type":"Wild","value":{"type":"AllCounted","value":1}},"beneficiary":{"parents":0,"interior":{"type":"X1","value":{"type":"AccountId32","value":{"id":"0x0101010101010101010101010101010101010101010101010101010101010101"}}}}}}
              ]}\
            """;

    private static final String ORIGIN_ASSERTED =
            ",\"origin\":{\"asserted\":{\"parents\":1,\"interior\":\"Here\"}}}";

    public static final String SUBMIT_ASSERTED = "{\"xcm\":" + PROGRAM + ORIGIN_ASSERTED;

    /// The same message as [#SUBMIT_ASSERTED].
    public static final String SUBMIT_POLKADOT_JS =
            "{\"xcm\":" + PROGRAM_POLKADOT_JS + ORIGIN_ASSERTED;

    /// The same message as [#SUBMIT_ASSERTED].
    public static final String SUBMIT_PAPI = "{\"xcm\":" + PROGRAM_PAPI + ORIGIN_ASSERTED;

    public static final String SUBMIT_ACCOUNT =
            """
            {"xcm":"0x0500",
             "origin":{"account":{
               "scheme":"ed25519",
               "publicKey":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
               "signature":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b84f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
               "nonce":"0",
               "expires":"2027-01-31T12:00:00.000Z"}},
             "gasLimit":"50000000"}\
            """;

    public static final String CALL =
            """
            {"call":"0x01010100000700e40b5402",
             "nonce":"1",
             "expires":"2027-01-31T12:00:00.000Z",
             "gasLimit":"50000000",
             "signatures":[{
               "keyIndex":0,
               "signature":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b84f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8"}]}\
            """;

    public static final String MESSAGE =
            """
            {"messageId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "instanceId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "status":"logged","sequence":"1","acceptedAt":"2027-01-31T12:00:00.000Z","retryable":false,"attempts":["1"],
             "log":{"index":"12","checkpoint":"14"},
             "links":{
               "proof":"/v1/messages/0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8/proof?level=replayable",
               "receipt":"/v1/messages/0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8/receipt",
               "self":"/v1/messages/0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8"}}\
            """;

    public static final String RECEIPT =
            """
            {"messageId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "instanceId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "sequence":"1","entryPoint":"apply_message",
             "outcome":{"Complete":{"used":{"ref_time":"3000000000","proof_size":"196608"}}},
             "gasUsed":"2514155","gasLimit":"50000000","orderedAt":"2027-01-31T12:00:00.000Z",
             "origin":{"parents":1,"interior":"Here"},
             "executed":{"scale":"0x0500","hash":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8","xcm":{"V5":[]}},
             "balanceChanges":[{
               "account":"0x0101010101010101010101010101010101010101010101010101010101010101",
               "who":{"parents":0,"interior":{"X1":[{"AccountId32":{"network":null,"id":"0x0101010101010101010101010101010101010101010101010101010101010101"}}]}},
               "asset":{"parents":1,"interior":"Here"},
               "before":"0","after":"50000000000","delta":"50000000000",
               "text":"AccountId32(0x0101010101010101010101010101010101010101010101010101010101010101) gains 50000000000 of asset parent (from 0 to 50000000000)"}]}\
            """;

    public static final String PROOF =
            """
            {"version":1,"level":"attested","statement":{"version":1,"sequence":"1","entryPoint":"apply_message","outcome":{"Complete":{"used":{"ref_time":"3000000000","proof_size":"196608"}}}},
             "statementHash":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "attestations":[{"setId":"0","index":0,"scheme":"secp256k1","signature":"0x00"}]}\
            """;

    public static final String INSTANCE =
            """
            {"instanceId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "name":"GlobalConsensus(Polkadot)/Parachain(2000)","trieProfile":"blake2b_v1","incarnation":0,
             "status":"active","nextSequence":"7",
             "stateRoot":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "stateSize":{"keys":"31","bytes":"2480"}}\
            """;

    public static final String INSTANCES = "{\"instances\":[" + INSTANCE + "]}";

    public static final String MODULE =
            """
            {"codeHash":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8","sizeBytes":131072,
             "links":{"self":"/v1/modules/0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8"}}\
            """;

    public static final String MODULES = "{\"modules\":[" + MODULE + "]}";

    public static final String PRECHECK =
            """
            {"codeHash":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8","sizeBytes":131072,
             "passed":false,"findings":[{"offset":42,"rule":"an allowed instruction","found":"0x43"}]}\
            """;

    private ApiExamples() {}
}
