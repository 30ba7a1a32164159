package io.xcmgateway.spree.standard;

import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.json.XcmJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The one-instruction program that a row of `xcm-people-paseo-weights.json` is about, from its
/// words.
final class WeightCase {
    private WeightCase() {}

    private static final String HERE = "{\"parents\":1,\"interior\":\"Here\"}";
    private static final String ASSET = asset(1);
    private static final String NO_WEIGHT = "{\"ref_time\":\"0\",\"proof_size\":\"0\"}";
    private static final String RESPONSE_INFO =
            "{\"destination\":" + HERE + ",\"query_id\":\"1\",\"max_weight\":" + NO_WEIGHT + "}";
    private static final String ZEROS = "\"0x" + "00".repeat(32) + "\"";

    private static final Set<String> UNITS =
            Set.of(
                    "ClearOrigin",
                    "RefundSurplus",
                    "ClearError",
                    "UnsubscribeVersion",
                    "ClearTransactStatus",
                    "ClearTopic");

    /// `$A` is a list of assets and `$F` a filter, as the row says.
    private static final Map<String, String> OPERANDS =
            Map.ofEntries(
                    Map.entry("WithdrawAsset", "$A"),
                    Map.entry("ReserveAssetDeposited", "$A"),
                    Map.entry("ReceiveTeleportedAsset", "$A"),
                    Map.entry("BurnAsset", "$A"),
                    Map.entry("ExpectAsset", "$A"),
                    Map.entry("TransferAsset", "{\"assets\":$A,\"beneficiary\":$L}"),
                    Map.entry("TransferReserveAsset", "{\"assets\":$A,\"dest\":$L,\"xcm\":[]}"),
                    Map.entry("ClaimAsset", "{\"assets\":$A,\"ticket\":$L}"),
                    Map.entry("DepositAsset", "{\"assets\":$F,\"beneficiary\":$L}"),
                    Map.entry("DepositReserveAsset", "{\"assets\":$F,\"dest\":$L,\"xcm\":[]}"),
                    Map.entry("InitiateTeleport", "{\"assets\":$F,\"dest\":$L,\"xcm\":[]}"),
                    Map.entry(
                            "InitiateReserveWithdraw", "{\"assets\":$F,\"reserve\":$L,\"xcm\":[]}"),
                    Map.entry(
                            "QueryResponse",
                            "{\"query_id\":\"1\",\"response\":\"Null\",\"max_weight\":$W,\"querier\":null}"),
                    Map.entry(
                            "HrmpNewChannelOpenRequest",
                            "{\"sender\":1,\"max_message_size\":1,\"max_capacity\":1}"),
                    Map.entry("HrmpChannelAccepted", "{\"recipient\":1}"),
                    Map.entry(
                            "HrmpChannelClosing", "{\"initiator\":1,\"sender\":1,\"recipient\":1}"),
                    Map.entry("DescendOrigin", "{\"X1\":[{\"Parachain\":1}]}"),
                    Map.entry("ReportError", RESPONSE_INFO),
                    Map.entry(
                            "ExchangeAsset",
                            "{\"give\":{\"Definite\":[]},\"want\":[],\"maximal\":true}"),
                    Map.entry(
                            "ReportHolding",
                            "{\"response_info\":"
                                    + RESPONSE_INFO
                                    + ",\"assets\":{\"Definite\":[]}}"),
                    Map.entry(
                            "BuyExecution",
                            "{\"fees\":" + ASSET + ",\"weight_limit\":\"Unlimited\"}"),
                    Map.entry("SetErrorHandler", "[]"),
                    Map.entry("SetAppendix", "[]"),
                    Map.entry("Trap", "\"1\""),
                    Map.entry(
                            "SubscribeVersion", "{\"query_id\":\"1\",\"max_response_weight\":$W}"),
                    Map.entry("ExpectOrigin", "null"),
                    Map.entry("ExpectError", "null"),
                    Map.entry("ExpectTransactStatus", "\"Success\""),
                    Map.entry(
                            "QueryPallet",
                            "{\"module_name\":\"0x\",\"response_info\":" + RESPONSE_INFO + "}"),
                    Map.entry(
                            "ExpectPallet",
                            "{\"index\":1,\"name\":\"0x\",\"module_name\":\"0x\",\"crate_major\":1,\"min_crate_minor\":1}"),
                    Map.entry("ReportTransactStatus", RESPONSE_INFO),
                    Map.entry("UniversalOrigin", "\"OnlyChild\""),
                    Map.entry(
                            "ExportMessage",
                            "{\"network\":\"Kusama\",\"destination\":\"Here\",\"xcm\":[]}"),
                    Map.entry("LockAsset", "{\"asset\":" + ASSET + ",\"unlocker\":$L}"),
                    Map.entry("UnlockAsset", "{\"asset\":" + ASSET + ",\"target\":$L}"),
                    Map.entry("NoteUnlockable", "{\"asset\":" + ASSET + ",\"owner\":$L}"),
                    Map.entry("RequestUnlock", "{\"asset\":" + ASSET + ",\"locker\":$L}"),
                    Map.entry("SetFeesMode", "{\"jit_withdraw\":true}"),
                    Map.entry("SetTopic", ZEROS),
                    Map.entry("AliasOrigin", "$L"),
                    Map.entry(
                            "UnpaidExecution",
                            "{\"weight_limit\":\"Unlimited\",\"check_origin\":null}"),
                    Map.entry("PayFees", "{\"asset\":" + ASSET + "}"),
                    Map.entry("ExecuteWithOrigin", "{\"descendant_origin\":null,\"xcm\":[]}"));

    static VersionedXcm program(JsonNode row) {
        String name = row.get("instruction").stringValue();
        String operand = row.has("operand") ? row.get("operand").stringValue() : "";
        String json = "{\"V5\":[" + instruction(name, operand) + "]}";
        return CommittedBlob.value(XcmJson.read(json.replace("$L", HERE).replace("$W", NO_WEIGHT)));
    }

    private static String instruction(String name, String operand) {
        if (UNITS.contains(name)) {
            return "\"" + name + "\"";
        }
        if (name.startsWith("SetHints ")) {
            String hints = name.endsWith(" 0") ? "" : "{\"AssetClaimer\":{\"location\":$L}}";
            return "{\"SetHints\":{\"hints\":[" + hints + "]}}";
        }
        if (name.equals("InitiateTransfer")) {
            return "{\"InitiateTransfer\":" + transfer(operand) + "}";
        }
        String form = OPERANDS.get(name);
        if (form == null) {
            throw new AssertionError("no such instruction: " + name);
        }
        if (form.contains("$A")) {
            form = form.replace("$A", assets(number(operand.split(" ", 2)[0])));
        }
        if (form.contains("$F")) {
            form = form.replace("$F", filter(operand));
        }
        return "{\"" + name + "\":" + form + "}";
    }

    /// "nothing", "remote_fees Teleport" and a filter, or "assets", a kind and a filter.
    private static String transfer(String operand) {
        String[] words = operand.split(" ", 3);
        String transfer = words.length < 3 ? "" : "{\"" + words[1] + "\":" + filter(words[2]) + "}";
        String fees = words[0].equals("remote_fees") ? transfer : "null";
        String assets = words[0].equals("assets") ? transfer : "";
        return "{\"destination\":$L,\"remote_fees\":"
                + fees
                + ",\"preserve_origin\":false,\"assets\":["
                + assets
                + "],\"remote_xcm\":[]}";
    }

    private static String filter(String words) {
        String of = "\"id\":" + HERE + ",\"fun\":";
        return switch (words) {
            case "All" -> "{\"Wild\":\"All\"}";
            case "AllOf fungible" -> "{\"Wild\":{\"AllOf\":{" + of + "\"Fungible\"}}}";
            case "AllOf non-fungible" -> "{\"Wild\":{\"AllOf\":{" + of + "\"NonFungible\"}}}";
            case "AllOfCounted 2" ->
                    "{\"Wild\":{\"AllOfCounted\":{" + of + "\"Fungible\",\"count\":2}}}";
            case String counted when counted.startsWith("AllCounted ") ->
                    "{\"Wild\":{\"AllCounted\":" + counted.split(" ", 2)[1] + "}}";
            case String definite when definite.startsWith("Definite ") ->
                    "{\"Definite\":" + assets(number(definite.split(" ", 2)[1])) + "}";
            case String other -> throw new AssertionError("no such filter: " + other);
        };
    }

    private static String assets(int count) {
        List<String> assets = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            assets.add(asset(i));
        }
        return "[" + String.join(",", assets) + "]";
    }

    private static String asset(int index) {
        return "{\"id\":{\"parents\":"
                + index
                + ",\"interior\":\"Here\"},\"fun\":{\"Fungible\":\"1\"}}";
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }
}
