package io.xcmgateway.api.xcm;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.vectors.Vectors;
import io.xcmgateway.api.xcm.form.DecodeLimits;
import io.xcmgateway.api.xcm.json.JsonForm;
import io.xcmgateway.api.xcm.json.XcmJson;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The forms of polkadot.js and papi, as those libraries themselves write them.
class JsonFormsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    Stream<? extends DynamicNode> formsOfOtherLibrariesMeanTheSameMessage() {
        return Vectors.own(
                "xcm-json-forms.json",
                file -> Vectors.each(file.get("rows")).map(JsonFormsTest::test));
    }

    private static DynamicTest test(JsonNode row) {
        ByteString scale = ByteString.hex(row.get("scaleHex").asString());
        return DynamicTest.dynamicTest(
                row.get("name").asString(),
                () -> {
                    VersionedXcm message = Decoding.value(VersionedXcm.decode(scale));
                    for (String form : List.of("polkadotJs", "papi")) {
                        assertThat(Decoding.value(XcmJson.readAnyForm(row.get(form).toString())))
                                .isEqualTo(message);
                    }
                    if (row.has("polkadotJsHuman")) {
                        assertThat(
                                        read(
                                                row.get("polkadotJsHuman").toString(),
                                                JsonForm.POLKADOT_JS))
                                .isEqualTo(new Decoded.Value<>(message));
                    }
                    assertThat(JSON.readTree(XcmJson.writePolkadotJs(message)))
                            .isEqualTo(row.get("polkadotJs"));
                    assertThat(JSON.readTree(XcmJson.write(message, JsonForm.PAPI)))
                            .isEqualTo(row.get("papi"));
                    assertThat(Decoding.value(XcmJson.readAnyForm(XcmJson.write(message))))
                            .isEqualTo(message);
                });
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    POLKADOT_JS | {"v5":[{"trap":"1,00"}]} | /v5/0/trap | a decimal string of 0..2^64-1
                    POLKADOT_JS | {"v5":[{"trap":"0x"}]} | /v5/0/trap | a decimal string of 0..2^64-1
                    POLKADOT_JS | {"v5":[{"trap":"0x010000000000000000"}]} | /v5/0/trap | a decimal string of 0..2^64-1
                    POLKADOT_JS | {"v5":[{"trap":"0x0000000000000000000000000000000001"}]} | /v5/0/trap | a decimal string of 0..2^64-1
                    POLKADOT_JS | {"v5":[{"setFeesMode":{"jit_withdraw":true}}]} | /v5/0/setFeesMode | the key "jitWithdraw"
                    POLKADOT_JS | {"v5":[{"clearOrigin":1}]} | /v5/0/clearOrigin | clearOrigin without content
                    POLKADOT_JS | {"v5":[""]} | /v5/0 | a variant of Instruction
                    POLKADOT_JS | {"v5":[{"descendOrigin":{"x1":[{"accountIndex64":{"index":1}}]}}]} | /v5/0/descendOrigin/x1/0/accountIndex64 | the key "network"
                    POLKADOT_JS | {"v5":["trap"]} | /v5/0 | trap with its content
                    PAPI | {"type":"V5","value":[{"type":"ClearOrigin","value":1}]} | /value/0/value | ClearOrigin without content
                    PAPI | {"type":"V5","value":[{"type":"ClearOrigin","note":1}]} | /value/0/note | known keys only
                    PAPI | {"type":"V5","value":[{"type":"Fly"}]} | /value/0 | a variant of Instruction
                    PAPI | {"type":"V5","value":[{"value":"Fly"}]} | /value/0 | the key "type" with a name
                    PAPI | {"type":"V5","value":["ClearOrigin"]} | /value/0 | an object with type and value
                    PAPI | {"type":"V5","value":[{"type":"Trap"}]} | /value/0 | a decimal string of 0..2^64-1
                    PAPI | {"type":"V5","value":[{"type":"SetFeesMode","value":{}}]} | /value/0/value | the key "jit_withdraw"
                    PAPI | {"type":"V5","value":[{"type":"SetTopic","value":{}}]} | /value/0/value | 0x and hex of whole bytes, as asHex() of a Binary gives (JSON.stringify does not keep its bytes)
                    PAPI | {"type":"V5","value":[{"type":"SetTopic","value":"00"}]} | /value/0/value | 0x and hex of whole bytes
                    CANONICAL | {"V5":[{"SetTopic":{}}]} | /V5/0/SetTopic | 0x and hex of whole bytes
                    CANONICAL | {"v5":[]} | `` | a variant of VersionedXcm
                    CANONICAL | {"V5":[{"SetFeesMode":{"jitWithdraw":true}}]} | /V5/0/SetFeesMode | the key "jit_withdraw"
                    """)
    void eachFormIsStrictInItsOwnWay(JsonForm form, String json, String pointer, String expected) {
        Decoded.Refused<VersionedXcm> refused = Decoding.refusal(read(json, form));
        assertThat(refused.path()).isEqualTo(pointer);
        assertThat(refused.expected()).isEqualTo(expected);
    }

    private static Decoded<VersionedXcm> read(String json, JsonForm form) {
        return XcmJson.read(json, form, DecodeLimits.Depth.LIMITED, VersionedXcm::from);
    }
}
