package io.xcmgateway.gateway.http.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.profile.Finding;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.ProfileRules;
import java.util.List;

/// What an opt-in comes to, before anybody signs it.
@Schema(name = "OptInPrecheck", description = "What an opt-in comes to, before it is signed.")
record OptInCheckView(
        @Schema(description = "That the instance will have.") Hash32 instanceId,
        @Schema(description = "The genesis configuration in SCALE.") ByteString profile,
        @Schema(description = "blake2b-256 of it.") Hash32 profileHash,
        @Schema(description = "The submission of PROOF.md, which ethereum keys sign by EIP-191.")
                ByteString submission,
        @Schema(
                        description =
                                "The same between `<Bytes>` and `</Bytes>`, which all other keys"
                                        + " sign.")
                ByteString sign,
        @Schema(
                        description =
                                "Whether nothing is against it. Only profiles of the standard"
                                        + " module are judged; the genesis judges every one.")
                boolean passed,
        List<ProfileFinding> findings) {

    OptInCheckView {
        findings = List.copyOf(findings);
    }

    @Schema(name = "ProfileFinding", description = "A contradiction in the genesis configuration.")
    record ProfileFinding(
            @Schema(
                            description = "Where in its JSON form, as an RFC 6901 pointer.",
                            example = "/config/trader")
                    String pointer,
            @Schema(description = "The rule.") String expected,
            @Schema(description = "What is there instead.") String found) {}

    static OptInCheckView of(OptInReader.Draft draft) {
        List<ProfileFinding> findings = findings(draft);
        return new OptInCheckView(
                draft.instance().id(),
                draft.profile(),
                draft.instance().profileHash(),
                draft.submission().encode(),
                draft.submission().wrapped(),
                findings.isEmpty(),
                findings);
    }

    private static List<ProfileFinding> findings(OptInReader.Draft draft) {
        if (!draft.instance().moduleHash().equals(StandardModules.xcmExecutor().hash())) {
            return List.of();
        }
        return switch (Profile.decode(draft.profile())) {
            case Decoded.Refused<Profile> refused ->
                    List.of(new ProfileFinding("", refused.expected(), refused.found()));
            case Decoded.Value<Profile>(Profile profile) ->
                    ProfileRules.findings(profile, draft.instance().universal()).stream()
                            .map(OptInCheckView::finding)
                            .toList();
        };
    }

    private static ProfileFinding finding(Finding finding) {
        return new ProfileFinding(finding.pointer(), finding.expected(), finding.found());
    }
}
