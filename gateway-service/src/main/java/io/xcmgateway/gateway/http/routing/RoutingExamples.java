package io.xcmgateway.gateway.http.routing;

/// Texts and examples of the OpenAPI document for messages between instances.
final class RoutingExamples {
    static final String OUTBOUND_DESCRIPTION =
            "In the order in which they were sent, as far as their statements are signed. Each"
                + " comes with its inclusion path under the statement's effects root: together with"
                + " the attested proof of the statement, that it was sent. `delivery` is there if"
                + " the destination is an instance of this gateway, which delivers it itself; all"
                + " others are for relayers. A page ends early after 1 MiB of messages.";

    static final String PARKED_DESCRIPTION =
            "Messages of other instances that trapped, out of gas or otherwise. They block nobody:"
                + " their hashes stay in the state (`stateKey`), where a state proof shows them,"
                + " until a retry with more gas gets through. True of the state named by `sequence`"
                + " and `stateRoot`.";

    static final String AFTER_OUTBOUND =
            "The `cursor` of the last message of the page before: sequence and effect index.";

    static final String AFTER_PARKED = "The `messageId` of the last message of the page before.";

    static final String OUTBOUND =
            """
            {"instanceId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8",
             "messages":[{
               "cursor":"7-0","sequence":"7","effectIndex":0,"channel":"0",
               "destination":{"parents":2,"interior":{"X1":[{"Parachain":2000}]}},
               "message":{"scale":"0x0500","hash":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8","xcm":{"V5":[]}},
               "statementHash":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8","effectsRoot":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8","effectsCount":1,"path":[]}],
             "more":false}\
            """;

    static final String PARKED =
            """
            {"instanceId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8","sequence":"9","stateRoot":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8","routedGasLimit":"50000000",
             "messages":[{
               "messageId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8","sender":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8","channel":"3",
               "message":{"scale":"0x0500","hash":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8","xcm":{"V5":[]}},
               "attempts":["8"],"gasLimit":"50000000","outcome":{"Trapped":"OutOfGas"},
               "stateKey":"0x007061726b6564"}],
             "more":false}\
            """;

    private RoutingExamples() {}
}
