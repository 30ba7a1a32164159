package io.xcmgateway.gateway.http.registry;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.json.XcmJson;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.gateway.http.AuthoritySignatures;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.json.RefusedField;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.instance.OptInRequest;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.ProfileJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Reads an opt-in from a request body, strictly.
final class OptInReader {
    private static final String HOST = "host";
    private static final String PROFILE = "profile";
    private static final String AUTHORITY = "hostAuthority";
    private static final String INCARNATION = "incarnation";
    private static final String SIGNATURES = "signatures";
    private static final String[] MEMBERS = {
        "moduleHash", HOST, PROFILE, "trieProfile", AUTHORITY, INCARNATION, "expires", "gasLimit"
    };

    private OptInReader() {}

    /// An opt-in without its signatures.
    ///
    /// @param submission that the authority's keys sign
    record Draft(Instance instance, ByteString profile, Submission submission) {}

    static Checked<Draft> draft(Hash32 networkId, byte[] body) {
        try {
            return Checked.good(draft(networkId, JsonFields.parse(body, MEMBERS)));
        } catch (RefusedField refused) {
            return Checked.bad(Problem.of(refused));
        }
    }

    static Checked<OptInRequest> read(Hash32 networkId, byte[] body) {
        try {
            String[] members = Arrays.copyOf(MEMBERS, MEMBERS.length + 1);
            members[MEMBERS.length] = SIGNATURES;
            JsonFields fields = JsonFields.parse(body, members);
            Draft draft = draft(networkId, fields);
            return Checked.good(
                    new OptInRequest(
                            draft.instance(),
                            draft.profile(),
                            new OriginEvidence.HostAuthority(
                                    AuthoritySignatures.read(fields, SIGNATURES),
                                    draft.submission())));
        } catch (RefusedField refused) {
            return Checked.bad(Problem.of(refused));
        }
    }

    private static Draft draft(Hash32 networkId, JsonFields fields) throws RefusedField {
        ByteString profile = profile(fields);
        Hash32 profileHash = Hashing.blake2b256(profile);
        Instance instance = instance(networkId, fields, profileHash);
        return new Draft(
                instance,
                profile,
                new Submission(
                        networkId,
                        instance.id(),
                        profileHash,
                        0,
                        fields.time("expires"),
                        fields.u64("gasLimit")));
    }

    private static Instance instance(Hash32 networkId, JsonFields fields, Hash32 profileHash)
            throws RefusedField {
        Hash32 moduleHash = new Hash32(fields.bytes("moduleHash", Hash32.LENGTH_BYTES));
        Junctions host = host(fields);
        TrieProfile trieProfile =
                named(TrieProfile.values(), fields, "trieProfile", "blake2b_v1 or keccak_v1");
        Authority authority =
                authority(fields.object(AUTHORITY, "threshold", "keys"), fields.pointer(AUTHORITY));
        long incarnation = u32(fields, INCARNATION);
        try {
            return new Instance(
                    networkId, moduleHash, host, profileHash, trieProfile, authority, incarnation);
        } catch (IllegalArgumentException broken) {
            throw new RefusedField(
                    fields.pointer(HOST),
                    "an absolute location of a chain",
                    String.valueOf(broken.getMessage()));
        }
    }

    /// The profile's bytes, or its JSON form.
    private static ByteString profile(JsonFields fields) throws RefusedField {
        JsonNode node = fields.node(PROFILE);
        if (node.isString()) {
            return fields.bytes(PROFILE);
        }
        return switch (ProfileJson.read(node.toString())) {
            case Decoded.Value<Profile>(Profile profile) -> profile.encode();
            case Decoded.Refused<Profile> refused ->
                    throw new RefusedField(
                            JsonFields.shownPointer(fields.pointer(PROFILE) + refused.path()),
                            refused.expected(),
                            JsonFields.shown(refused.found()));
        };
    }

    private static Junctions host(JsonFields fields) throws RefusedField {
        return switch (XcmJson.read(fields.node(HOST).toString(), Junctions::from)) {
            case Decoded.Value<Junctions>(Junctions host) -> host;
            case Decoded.Refused<Junctions> refused ->
                    throw new RefusedField(
                            JsonFields.shownPointer(fields.pointer(HOST) + refused.path()),
                            refused.expected(),
                            JsonFields.shown(refused.found()));
        };
    }

    private static Authority authority(JsonFields fields, String pointer) throws RefusedField {
        long threshold = u32(fields, "threshold");
        JsonNode array = fields.node("keys");
        if (!array.isArray() || array.size() > Authority.KEYS_MAX) {
            throw new RefusedField(
                    fields.pointer("keys"),
                    "an array of at most " + Authority.KEYS_MAX + " keys",
                    array.isArray() ? String.valueOf(array.size()) : "something else");
        }
        List<Authority.Key> keys = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            JsonFields key =
                    JsonFields.of(
                            array.get(i), fields.pointer("keys") + "/" + i, "scheme", "publicKey");
            SignatureScheme scheme =
                    named(
                            SignatureScheme.values(),
                            key,
                            "scheme",
                            "ed25519, sr25519, ecdsa or ethereum");
            keys.add(new Authority.Key(scheme, key.bytes("publicKey", scheme.keyBytes())));
        }
        try {
            return new Authority(threshold, keys);
        } catch (IllegalArgumentException broken) {
            throw new RefusedField(
                    pointer, "a sound authority", String.valueOf(broken.getMessage()));
        }
    }

    private static <E extends Enum<E>> E named(
            E[] values, JsonFields fields, String name, String expected) throws RefusedField {
        String text = fields.text(name);
        for (E each : values) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        throw new RefusedField(
                fields.pointer(name), expected, "\"" + JsonFields.shown(text) + "\"");
    }

    private static long u32(JsonFields fields, String name) throws RefusedField {
        JsonNode node = fields.node(name);
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < 0
                || node.longValue() > 0xffff_ffffL) {
            throw new RefusedField(
                    fields.pointer(name),
                    "a number of 0..2^32-1",
                    JsonFields.shown(node.toString()));
        }
        return node.longValue();
    }
}
