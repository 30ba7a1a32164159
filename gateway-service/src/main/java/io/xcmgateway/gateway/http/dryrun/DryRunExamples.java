package io.xcmgateway.gateway.http.dryrun;

/// Texts and examples of the OpenAPI document for runs that change nothing.
public final class DryRunExamples {
    static final String DRY_RUN_DESCRIPTION =
            "Executes the message exactly as if it were the next one of the instance's order, on"
                + " the state after its last statement, which `sequence` and `stateRoot` name; and"
                + " throws the result away. The same message, submitted next, gives the same"
                + " outcome, effects, gas and `postRoot`. The origin need not be proven, and `mint`"
                + " gives accounts what they do not have yet. A message that fails is an answer"
                + " that says so. Amounts of well-known networks' tokens are told in their units,"
                + " all others in smallest units. At most 64 at a time are read and run.";

    public static final String DRY_RUN_MINTED =
            """
            {"xcm":{"V5":[
               {"WithdrawAsset":[{"id":{"parents":2,"interior":"Here"},"fun":{"Fungible":"20000000000"}}]},
               {"PayFees":{"asset":{"id":{"parents":2,"interior":"Here"},"fun":{"Fungible":"10000000000"}}}},
               {"DepositAsset":{"assets":{"Wild":{"AllCounted":1}},"beneficiary":{"parents":0,"interior":{"X1":[{"AccountId32":{"network":null,"id":"0x0202020202020202020202020202020202020202020202020202020202020202"}}]}}}}]},
             "origin":{"account":{"scheme":"sr25519","publicKey":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8"}},
             "mint":[{
               "asset":{"parents":2,"interior":"Here"},
               "account":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
               "amount":"50000000000"}]}\
            """;

    static final String DRY_RUN =
            """
            {"instanceId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "sequence":"9","stateRoot":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "outcome":{"Complete":{"used":{"ref_time":"3000000000","proof_size":"196608"}}},
             "summary":[
               "withdraws 2 DOT from AccountId32(0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8)",
               "pays 0.5 DOT for its execution",
               "deposits 1 DOT to AccountId32(0x0202020202020202020202020202020202020202020202020202020202020202)"],
             "balanceChanges":[],"forwarded":[],
             "fees":{"execution":[{"asset":{"parents":2,"interior":"Here"},"paid":"5000000000","refunded":"0","text":"0.5 DOT"}]},
             "gasUsed":"2514155","gasLimit":"50000000",
             "weight":{"ref_time":"3000000000","proof_size":"196608"},
             "origin":{"parents":0,"interior":{"X1":[{"AccountId32":{"network":null,"id":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8"}}]}},
             "xcmMessageId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "executed":{"scale":"0x0500","hash":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8","xcm":{"V5":[]}},
             "storage":{"changes":[{"key":"0x01","before":"0x00"}],"more":false},
             "effects":[],"effectsRoot":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "postRoot":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8"}\
            """;

    static final String FEES_DESCRIPTION =
            "What the program weighs before it runs, and what that weight costs in each asset that"
                    + " the instance takes; with `destination` also what sending the program there"
                    + " costs, for whom it is not waived. The instance itself answers, on its last"
                    + " state, through the runtime API `XcmPaymentApi`.";

    public static final String FEES_REQUEST =
            """
            {"xcm":{"V5":[
               {"WithdrawAsset":[{"id":{"parents":2,"interior":"Here"},"fun":{"Fungible":"20000000000"}}]},
               {"PayFees":{"asset":{"id":{"parents":2,"interior":"Here"},"fun":{"Fungible":"10000000000"}}}}]},
             "destination":{"parents":2,"interior":{"X1":[{"Parachain":2001}]}}}\
            """;

    static final String FEES =
            """
            {"instanceId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "sequence":"9","stateRoot":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "weight":{"ref_time":"2000000000","proof_size":"131072"},
             "execution":[{"asset":{"parents":2,"interior":"Here"},"amount":"206250000","text":"0.020625 DOT"}],
             "more":false,
             "delivery":{
               "destination":{"parents":2,"interior":{"X1":[{"Parachain":2001}]}},"routable":true,
               "prices":[{"asset":{"parents":2,"interior":"Here"},"assets":[{"id":{"parents":2,"interior":"Here"},"fun":{"Fungible":"306000000"}}],"text":"0.0306 DOT"}]}}\
            """;

    private DryRunExamples() {}
}
