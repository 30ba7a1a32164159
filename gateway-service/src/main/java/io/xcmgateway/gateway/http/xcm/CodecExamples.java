package io.xcmgateway.gateway.http.xcm;

/// Texts and examples of the codec's operations.
public final class CodecExamples {
    public static final String JSON = "{\"xcm\":{\"V5\":[\"ClearOrigin\",{\"Trap\":\"7\"}]}}";
    public static final String POLKADOT_JS =
            "{\"xcm\":{\"v5\":[{\"clearOrigin\":null},{\"trap\":7}]}}";
    public static final String PAPI =
            "{\"xcm\":{\"type\":\"V5\",\"value\":[{\"type\":\"ClearOrigin\"},"
                    + "{\"type\":\"Trap\",\"value\":\"7\"}]}}";
    public static final String SCALE = "{\"xcm\":\"0x05080a191c\"}";
    public static final String PROGRAM =
            """
            {"version":"V5","scale":"0x05080a191c",
             "hash":"0x16b869c2b3827e7f3e3d9affa93f43a00ecc2b8b119bbe37bf1e4fea0a9c83f8",
             "form":"canonical","xcm":{"V5":["ClearOrigin",{"Trap":"7"}]}}\
            """;
    public static final String FORM =
            "How to write the program: `canonical` (names as in Rust, the default), `polkadot_js`"
                    + " (as its toJSON) or `papi` (bytes as hex, large numbers as strings).";
    public static final String VERSION = "Which version of XCM to write it in.";

    private CodecExamples() {}
}
