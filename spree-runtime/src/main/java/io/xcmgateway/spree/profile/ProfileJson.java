package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.form.DecodeLimits;
import io.xcmgateway.api.xcm.json.JsonForm;
import io.xcmgateway.api.xcm.json.XcmJson;

/// The JSON form of profiles: keys and variants in the words of XCM and Substrate, locations and
/// assets as in canonical XCM JSON, numbers above 32 bits as decimal strings, `null` for what there
/// is none of. The resource `profile.schema.json` describes it.
///
/// A refusal's `path` is a JSON pointer and its `offset` counts characters.
public final class ProfileJson {
    /// Characters of a document. The longest profile in SCALE takes less, written without spaces.
    public static final int CHARACTERS_MAX = 2 * 1024 * 1024;

    private ProfileJson() {}

    /// Reads a profile and nothing else: unknown, missing and doubled keys are refused, and numbers
    /// that lose digits. What is read may still contradict itself: [ProfileRules] tells.
    public static Decoded<Profile> read(String json) {
        if (json.length() > CHARACTERS_MAX) {
            return new Decoded.Refused<>(
                    0,
                    "",
                    "at most " + CHARACTERS_MAX + " characters",
                    json.length() + " characters");
        }
        return XcmJson.read(
                json, JsonForm.CANONICAL, DecodeLimits.Depth.CONFIGURATION, Profile::from);
    }

    public static String write(Profile profile) {
        return XcmJson.write(profile);
    }
}
