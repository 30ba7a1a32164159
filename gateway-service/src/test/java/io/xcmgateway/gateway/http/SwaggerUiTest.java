package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The page for people works where there is no other network than to the gateway.
class SwaggerUiTest extends RunningGateway {
    private static final String HOME = "/swagger-ui/";
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)\\b(https?|wss?):|[\"'(=]//");
    private static final Pattern STYLE_LINK =
            Pattern.compile("(?i)url\\(\\s*[\"']?(?!data:|#)([^)\"']+)|@import");

    @Test
    void everythingThatThePageLoadsIsHere() {
        String page = http.get(HOME + "index.html").text();
        assertThat(page).doesNotContainPattern(ELSEWHERE);
        List<String> links = new ArrayList<>();
        Matcher matcher = LINK.matcher(page);
        while (matcher.find()) {
            links.add(matcher.group(1));
        }
        assertThat(links).anyMatch(each -> each.endsWith("swagger-ui-bundle.js"));
        assertThat(links).anyMatch(each -> each.endsWith("swagger-initializer.js"));
        for (String link : links) {
            Http.Answer answer = http.get(HOME + link.replaceFirst("^\\./", ""));
            assertThat(answer.status()).as("%s", link).isEqualTo(200);
            if (link.endsWith(".css")) {
                assertThat(answer.text()).doesNotContainPattern(STYLE_LINK);
            }
        }
    }

    /// The page asks nobody else whether the document is valid, which it does unless told.
    @Test
    void thePageIsToldToAskNobodyElse() {
        String initializer = http.get(HOME + "swagger-initializer.js").text();
        JsonNode config = http.get("/v3/api-docs/swagger-config").json();

        assertThat(initializer).doesNotContainPattern(ELSEWHERE);
        assertThat(config.path("url").asString()).isEqualTo("/v3/api-docs");
        assertThat(config.path("validatorUrl").asString("unset")).isEmpty();
        String oauth = config.path("oauth2RedirectUrl").asString();
        assertThat(oauth).startsWith("http://127.0.0.1:" + port + "/");
        assertThat(config.toString().replace(oauth, "")).doesNotContainPattern(ELSEWHERE);
    }
}
