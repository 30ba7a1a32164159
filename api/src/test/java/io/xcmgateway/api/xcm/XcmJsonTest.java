package io.xcmgateway.api.xcm;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.json.XcmJson;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.InstructionError;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.XcmError;
import java.io.StringWriter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class XcmJsonTest {

    @Test
    void writesLocationsAssetsErrorsAndWeights() {
        assertThat(XcmJson.write(Location.of(1, new Junction.Parachain(1004))))
                .isEqualTo("{\"parents\":1,\"interior\":{\"X1\":[{\"Parachain\":1004}]}}");
        assertThat(
                        XcmJson.write(
                                Location.of(
                                        0,
                                        new Junction.GlobalConsensus(new NetworkId.Ethereum(1)))))
                .isEqualTo(
                        "{\"parents\":0,\"interior\":{\"X1\":[{\"GlobalConsensus\":{\"Ethereum\":{\"chain_id\":\"1\"}}}]}}");
        assertThat(
                        XcmJson.write(
                                new Assets(
                                        java.util.List.of(
                                                Asset.fungible(Location.PARENT, U128.MAX)))))
                .isEqualTo(
                        "[{\"id\":{\"parents\":1,\"interior\":\"Here\"},\"fun\":{\"Fungible\":\"340282366920938463463374607431768211455\"}}]");
        assertThat(XcmJson.write(new XcmError.Trap(-1)))
                .isEqualTo("{\"Trap\":\"18446744073709551615\"}");
        assertThat(XcmJson.write(new XcmError.Barrier())).isEqualTo("\"Barrier\"");
        assertThat(XcmJson.write(Weight.MAX))
                .isEqualTo(
                        "{\"ref_time\":\"18446744073709551615\",\"proof_size\":\"18446744073709551615\"}");
        assertThat(
                        XcmJson.write(
                                new Outcome.Error(
                                        new InstructionError(0, new XcmError.FailedToDecode()))))
                .isEqualTo("{\"Error\":{\"index\":0,\"error\":\"FailedToDecode\"}}");
    }

    @Test
    void readsKeysInAnyOrderAndNumbersThatJavaScriptHoldsExactly() {
        assertThat(
                        Decoding.json(
                                "{\"proof_size\":9007199254740991,\"ref_time\":\"7\"}",
                                Weight::from))
                .isEqualTo(new Weight(7, (1L << 53) - 1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    unknown key        | {"V5":[{"PayFees":{"asset":{"id":{"parents":1,"interior":"Here"},"fun":{"Fungible":"1"}},"tip":1}}]} | /V5/0/PayFees/tip | known keys only
                    missing key        | {"V5":[{"PayFees":{}}]} | /V5/0/PayFees | the key "asset"
                    duplicate key      | {"V5":[{"SetFeesMode":{"jit_withdraw":true,"jit_withdraw":true}}]} | /V5/0/SetFeesMode/jit_withdraw | each key once
                    fraction           | {"V5":[{"Trap":1.0}]} | /V5/0/Trap | a whole number
                    exponent           | {"V5":[{"Trap":1e3}]} | /V5/0/Trap | a whole number
                    negative           | {"V5":[{"Trap":-1}]} | /V5/0/Trap | a decimal string of 0..2^64-1
                    lossy number       | {"V5":[{"Trap":9007199254740992}]} | /V5/0/Trap | a decimal string of 0..2^64-1
                    leading zero       | {"V5":[{"Trap":"01"}]} | /V5/0/Trap | a decimal string of 0..2^64-1
                    too large          | {"V5":[{"Trap":"18446744073709551616"}]} | /V5/0/Trap | a decimal string of 0..2^64-1
                    u32 as string      | {"V5":[{"HrmpChannelAccepted":{"recipient":"1"}}]} | /V5/0/HrmpChannelAccepted/recipient | a number of 0..4294967295
                    u32 too large      | {"V5":[{"HrmpChannelAccepted":{"recipient":4294967296}}]} | /V5/0/HrmpChannelAccepted/recipient | a number of 0..4294967295
                    zero amount        | {"V5":[{"BurnAsset":[{"id":{"parents":0,"interior":"Here"},"fun":{"Fungible":"0"}}]}]} | /V5/0/BurnAsset/0/fun/Fungible | a fungible amount above 0
                    unsorted assets    | {"V5":[{"BurnAsset":[{"id":{"parents":1,"interior":"Here"},"fun":{"Fungible":"1"}},{"id":{"parents":0,"interior":"Here"},"fun":{"Fungible":"1"}}]}]} | /V5/0/BurnAsset/1 | items in ascending order
                    unknown variant    | {"V5":["Fly"]} | /V5/0 | a variant of Instruction
                    content where none | {"V5":[{"ClearOrigin":null}]} | /V5/0 | ClearOrigin without content
                    no content         | {"V5":["Trap"]} | /V5/0 | Trap with its content
                    two variants       | {"V5":[{"Trap":"1","SetTopic":"0x"}]} | /V5/0 | one variant of Instruction
                    short topic        | {"V5":[{"SetTopic":"0x00"}]} | /V5/0/SetTopic | exactly 32 bytes of hex
                    half a byte        | {"V5":[{"SetTopic":"0x0"}]} | /V5/0/SetTopic | 0x and hex of whole bytes
                    hex without 0x     | {"V5":[{"SetTopic":"00"}]} | /V5/0/SetTopic | 0x and hex of whole bytes
                    bool as number     | {"V5":[{"SetFeesMode":{"jit_withdraw":1}}]} | /V5/0/SetFeesMode/jit_withdraw | true or false
                    wrong count        | {"V5":[{"DescendOrigin":{"X2":["OnlyChild"]}}]} | /V5/0/DescendOrigin/X2 | an array of 2
                    not an array       | {"V5":{}} | /V5 | an array
                    tuple too long     | {"V5":[{"ExpectError":[0,"Barrier",1]}]} | /V5/0/ExpectError | an array of 2
                    not an object      | {"V5":[{"PayFees":[]}]} | /V5/0/PayFees | an object
                    long code          | {"V5":[{"ExpectTransactStatus":{"Error":"0xLONG"}}]} | /V5/0/ExpectTransactStatus/Error | at most 128 bytes of hex
                    two hints          | {"V5":[{"SetHints":{"hints":[1,2]}}]} | /V5/0/SetHints/hints | at most 1 items
                    version            | {"V2":[]} | `` | a variant of VersionedXcm
                    more after it      | {"V5":[]} {} | `` | end of input
                    cut off            | {"V5":[ | `` | JSON
                    not JSON           | {'V5':[]} | `` | JSON
                    nothing            | `` | `` | a JSON value
                    none left out      | {"V5":[{"DescendOrigin":{"X1":[{"AccountIndex64":{"index":"1"}}]}}]} | /V5/0/DescendOrigin/X1/0/AccountIndex64 | the key "network"
                    null for a number  | {"V5":[{"Trap":null}]} | /V5/0/Trap | a decimal string of 0..2^64-1
                    bool for a number  | {"V5":[{"Trap":true}]} | /V5/0/Trap | a decimal string of 0..2^64-1
                    array for a number | {"V5":[{"Trap":[]}]} | /V5/0/Trap | a decimal string of 0..2^64-1
                    slash in a key     | {"V5":[{"PayFees":{"asset":{"id":{"parents":1,"interior":"Here"},"fun":{"Fungible":"1"}},"a/b~c":1}}]} | /V5/0/PayFees/a~1b~0c | known keys only
                    """)
    void refusesWithAPointer(String name, String json, String pointer, String expected) {
        Decoded.Refused<VersionedXcm> refused =
                Decoding.refusal(XcmJson.read(json.replace("LONG", "00".repeat(129))));
        assertThat(refused.path()).as(name).isEqualTo(pointer);
        assertThat(refused.expected()).isEqualTo(expected);
    }

    @Test
    void countsInstructionsAndDepthAsForBytes() {
        String hundred = "[\"ClearOrigin\"" + ",\"ClearOrigin\"".repeat(99) + "]";
        assertThat(Decoding.value(XcmJson.read("{\"V5\":" + hundred + "}")))
                .isInstanceOf(VersionedXcm.V5.class);
        assertThat(refused("{\"V5\":[{\"SetAppendix\":" + hundred + "}]}").path())
                .isEqualTo("/V5/0/SetAppendix");
        assertThat(
                        refused(
                                "{\"V5\":"
                                        + "[{\"SetAppendix\":".repeat(8)
                                        + "[]"
                                        + "}]".repeat(8)
                                        + "}"))
                .extracting(Decoded.Refused::expected)
                .isEqualTo("nesting of at most 8");
    }

    @Test
    void countsJunctionsAsALevel() {
        String junctions = "[{\"DescendOrigin\":{\"X1\":[\"OnlyChild\"]}}]";
        assertThat(Decoding.value(XcmJson.read(inAppendices(6, junctions))))
                .isInstanceOf(VersionedXcm.V5.class);
        assertThat(refused(inAppendices(7, junctions)).expected())
                .isEqualTo("nesting of at most 8");
    }

    private static String inAppendices(int count, String program) {
        return "{\"V5\":" + "[{\"SetAppendix\":".repeat(count) + program + "}]".repeat(count) + "}";
    }

    @Test
    void saysWhereAndWhatItFound() {
        assertThat(refused("{\"V5\":[\"Fly\"]}"))
                .isEqualTo(
                        new Decoded.Refused<VersionedXcm>(
                                7, "/V5/0", "a variant of Instruction", "\"Fly\""));
        assertThat(found("\"" + "x".repeat(48) + "\"")).isEqualTo("\"" + "x".repeat(48) + "\"");
        assertThat(found("\"" + "x".repeat(49) + "\"")).isEqualTo("\"" + "x".repeat(48) + "…\"");
        assertThat(found("1234")).isEqualTo("1234");
        assertThat(found("true")).isEqualTo("true");
        assertThat(found("false")).isEqualTo("false");
        assertThat(found("null")).isEqualTo("null");
        assertThat(found("[1,2]")).isEqualTo("an array of 2");
    }

    private static String found(String instruction) {
        return refused("{\"V5\":[" + instruction + "]}").found();
    }

    @Test
    void readsAnyFormInsideALargerDocument() {
        String text = "[{\"v5\":[{\"clearOrigin\":null}]}]";
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            parser.nextToken();
            assertThat(Decoding.value(XcmJson.readAnyForm(parser)))
                    .isEqualTo(Decoding.message("0x05040a"));
            assertThat(parser.nextToken()).isEqualTo(JsonToken.END_ARRAY);
        }
        for (String other : new String[] {"[]", "{}", "1"}) {
            assertThat(Decoding.refusal(XcmJson.readAnyForm(other)).path()).isEmpty();
        }
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertThat(refused("[".repeat(100_000)).expected()).isIn("JSON", "nesting of at most 400");
    }

    @Test
    void documentsNestUpToTheLimit() {
        String noMessage = "one variant of VersionedXcm";
        assertThat(refused("[".repeat(401) + "]".repeat(401)).expected()).isEqualTo(noMessage);
        assertThat(refused("[".repeat(401) + "1" + "]".repeat(401)))
                .isEqualTo(
                        new Decoded.Refused<VersionedXcm>(
                                401, "/0".repeat(401), "nesting of at most 400", "a level more"));
        assertThat(refused("{\"a\":".repeat(401) + "1" + "}".repeat(401)).expected())
                .isEqualTo("nesting of at most 400");
        assertThat(refused("[".repeat(402) + "]".repeat(402)).expected()).isEqualTo("JSON");
    }

    @Test
    void objectsHaveAtMost32Keys() {
        assertThat(refused(keys(32)).path()).isEmpty();
        assertThat(refused(keys(33)).path()).isEqualTo("/k32");
        assertThat(refused(keys(33)).expected()).isEqualTo("at most 32 keys");
    }

    private static String keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"k" + i + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void readsAndWritesInsideALargerDocument() {
        String text = "{\"message\":{\"V5\":[\"ClearOrigin\"]},\"limit\":5}";
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            parser.nextToken();
            parser.nextToken();
            VersionedXcm message = Decoding.value(XcmJson.read(parser));
            assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
            assertThat(parser.nextName()).isEqualTo("limit");

            StringWriter out = new StringWriter();
            try (JsonGenerator generator =
                    new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
                generator.writeStartArray();
                XcmJson.write(message, generator);
                generator.writeEndArray();
            }
            assertThat(out).hasToString("[{\"V5\":[\"ClearOrigin\"]}]");
        }
    }

    private static Decoded.Refused<VersionedXcm> refused(String json) {
        return Decoding.refusal(XcmJson.read(json));
    }
}
