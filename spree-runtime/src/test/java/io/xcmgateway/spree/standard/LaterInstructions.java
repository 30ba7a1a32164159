package io.xcmgateway.spree.standard;

import java.util.List;

/// One of each kind of instruction that a later version executes.
final class LaterInstructions {
    private LaterInstructions() {}

    private static final String HERE = "{\"parents\":0,\"interior\":\"Here\"}";
    private static final String ASSET = "{\"id\":" + HERE + ",\"fun\":{\"Fungible\":\"1\"}}";
    private static final String ZERO = "{\"ref_time\":\"0\",\"proof_size\":\"0\"}";
    private static final String QUERY =
            "{\"destination\":" + HERE + ",\"query_id\":\"1\",\"max_weight\":" + ZERO + "}";
    private static final String ALL = "{\"Wild\":\"All\"}";

    static final List<String> JSON =
            List.of(
                    "{\"QueryResponse\":{\"query_id\":\"1\",\"response\":\"Null\",\"max_weight\":"
                            + ZERO
                            + ",\"querier\":null}}",
                    "{\"TransferReserveAsset\":{\"assets\":["
                            + ASSET
                            + "],\"dest\":"
                            + HERE
                            + ",\"xcm\":[]}}",
                    "{\"Transact\":{\"origin_kind\":\"Native\",\"fallback_max_weight\":null,\"call\":{\"encoded\":\"0x00\"}}}",
                    "{\"HrmpNewChannelOpenRequest\":{\"sender\":1,\"max_message_size\":1,\"max_capacity\":1}}",
                    "{\"HrmpChannelAccepted\":{\"recipient\":1}}",
                    "{\"HrmpChannelClosing\":{\"initiator\":1,\"sender\":1,\"recipient\":1}}",
                    "{\"ReportError\":" + QUERY + "}",
                    "{\"DepositReserveAsset\":{\"assets\":"
                            + ALL
                            + ",\"dest\":"
                            + HERE
                            + ",\"xcm\":[]}}",
                    "{\"ExchangeAsset\":{\"give\":"
                            + ALL
                            + ",\"want\":["
                            + ASSET
                            + "],\"maximal\":true}}",
                    "{\"InitiateReserveWithdraw\":{\"assets\":"
                            + ALL
                            + ",\"reserve\":"
                            + HERE
                            + ",\"xcm\":[]}}",
                    "{\"InitiateTeleport\":{\"assets\":"
                            + ALL
                            + ",\"dest\":"
                            + HERE
                            + ",\"xcm\":[]}}",
                    "{\"ReportHolding\":{\"response_info\":" + QUERY + ",\"assets\":" + ALL + "}}",
                    "{\"SubscribeVersion\":{\"query_id\":\"1\",\"max_response_weight\":"
                            + ZERO
                            + "}}",
                    "\"UnsubscribeVersion\"",
                    "{\"QueryPallet\":{\"module_name\":\"0x00\",\"response_info\":" + QUERY + "}}",
                    "{\"ExpectPallet\":{\"index\":1,\"name\":\"0x00\",\"module_name\":\"0x00\",\"crate_major\":1,\"min_crate_minor\":1}}",
                    "{\"ReportTransactStatus\":" + QUERY + "}",
                    "\"ClearTransactStatus\"",
                    "{\"UniversalOrigin\":\"OnlyChild\"}",
                    "{\"ExportMessage\":{\"network\":\"Kusama\",\"destination\":\"Here\",\"xcm\":[]}}",
                    "{\"LockAsset\":{\"asset\":" + ASSET + ",\"unlocker\":" + HERE + "}}",
                    "{\"UnlockAsset\":{\"asset\":" + ASSET + ",\"target\":" + HERE + "}}",
                    "{\"NoteUnlockable\":{\"asset\":" + ASSET + ",\"owner\":" + HERE + "}}",
                    "{\"RequestUnlock\":{\"asset\":" + ASSET + ",\"locker\":" + HERE + "}}",
                    "{\"AliasOrigin\":" + HERE + "}",
                    "{\"InitiateTransfer\":{\"destination\":"
                            + HERE
                            + ",\"remote_fees\":null,\"preserve_origin\":false,\"assets\":[],\"remote_xcm\":[]}}",
                    "{\"ExecuteWithOrigin\":{\"descendant_origin\":null,\"xcm\":[]}}");
}
