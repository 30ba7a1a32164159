package io.xcmgateway.gateway.http.registry;

/// Text and example of an opt-in.
final class OptInExamples {
    static final String DESCRIPTION =
            "The keys of `hostAuthority`, of which `threshold` must sign, speak for the host chain"
                + " from then on: they are part of the instance's id. What they sign is the"
                + " submission of PROOF.md for that id, with the blake2b-256 of the profile's bytes"
                + " as message hash and nonce 0. The module's genesis runs as sequence 0; the"
                + " answer comes when it is durable and signed, and names its proof. The same"
                + " request again finds the same instance. One instance of a module lives on a host"
                + " chain at a time.";

    private static final String HASH =
            "\"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8\"";

    private static final String UNSIGNED =
            "{\"moduleHash\":"
                    + HASH
                    + ",\"host\":{\"X2\":[{\"GlobalConsensus\":\"Polkadot\"},{\"Parachain\":2004}]},"
                    + "\"profile\":\"0x00\",\"trieProfile\":\"blake2b_v1\","
                    + "\"hostAuthority\":{\"threshold\":1,\"keys\":[{"
                    + "\"scheme\":\"ed25519\",\"publicKey\":"
                    + HASH
                    + "}]},\"incarnation\":0,\"expires\":\"2027-01-31T12:00:00.000Z\","
                    + "\"gasLimit\":\"50000000\"";

    private static final String SIGNATURES =
            "\"signatures\":[{\"keyIndex\":0,\"signature\":\"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b84f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8\"}]}";

    static final String BODY = UNSIGNED + "," + SIGNATURES;

    static final String DRAFT = UNSIGNED + "}";

    static final String PRECHECKED =
            "{\"instanceId\":"
                    + HASH
                    + ",\"profile\":\"0x00\",\"profileHash\":"
                    + HASH
                    + ",\"submission\":\"0x00\",\"sign\":\"0x00\",\"passed\":false,\"findings\":[{"
                    + "\"pointer\":\"/config/trader\",\"expected\":\"an asset of an adapter\","
                    + "\"found\":\"none\"}]}";

    static final String OUT_DESCRIPTION =
            "The instance takes no more messages: what its order has is still executed, everything"
                + " else is answered with 410, and its history, its state and its proofs stay. The"
                + " keys of its authority, of which `threshold` must sign, sign the submission of"
                + " PROOF.md for its id, with the blake2b-256 of the ASCII text"
                + " `xcmgateway/opt-out/v1` as message hash, nonce 0 and gas limit 0. The host"
                + " chain may opt in again, with a higher `incarnation`.";

    static final String OUT_BODY = "{\"expires\":\"2027-01-31T12:00:00.000Z\"," + SIGNATURES;

    private OptInExamples() {}
}
