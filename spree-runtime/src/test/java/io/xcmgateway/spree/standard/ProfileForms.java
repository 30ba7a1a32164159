package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.ProfileJson;
import io.xcmgateway.spree.profile.ProfileRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What must hold of every profile that genesis accepts. Each profile is looked at once, however
/// many tests use it.
final class ProfileForms {
    private static final Schema SCHEMA = schema();
    private static final Set<ByteString> CHECKED = ConcurrentHashMap.newKeySet();

    private ProfileForms() {}

    /// The profile is read back from SCALE and from JSON, satisfies the schema and breaks no rule.
    static void check(Profile profile, Junctions universal) {
        ByteString scale = profile.encode();
        if (!CHECKED.add(scale)) {
            return;
        }
        assertThat(Profile.decode(scale)).isEqualTo(new Decoded.Value<>(profile));
        String json = ProfileJson.write(profile);
        assertThat(ProfileJson.read(json)).isEqualTo(new Decoded.Value<>(profile));
        assertThat(schemaErrors(json)).isEmpty();
        assertThat(ProfileRules.findings(profile, universal)).isEmpty();
    }

    /// What `profile.schema.json` has against a document.
    static List<String> schemaErrors(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
    }

    static String schemaText() {
        try (InputStream in = Profile.class.getResourceAsStream("profile.schema.json")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaText(), InputFormat.JSON);
    }
}
