package io.xcmgateway.gateway.http.security;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.ArrayList;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/// Writes into the OpenAPI document what [Operations] asks of callers, and how it is refused.
@Component
final class SecurityInOpenApi implements GlobalOpenApiCustomizer {
    private static final String API_KEY = "apiKey";
    private static final String TOKEN = "token";
    private static final String CERTIFICATE = "certificate";
    private static final String PROBLEM = "#/components/responses/Problem";

    @Override
    public void customise(OpenAPI document) {
        document.getComponents()
                .addSecuritySchemes(
                        API_KEY,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name(ApiKey.HEADER)
                                .description("A key of a client, whose scopes the gateway knows."))
                .addSecuritySchemes(
                        TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description(
                                        "An OAuth2 token of the configured issuer, with the scopes"
                                                + " in its claim `scope`."))
                .addSecuritySchemes(
                        CERTIFICATE,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.MUTUALTLS)
                                .description(
                                        "A certificate whose subject is a client's, whose scopes"
                                                + " the gateway knows."));
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) -> add(path, method, operation)));
    }

    private static void add(String path, PathItem.HttpMethod method, Operation operation) {
        Access access = Operations.of(new Operations.Operation(method.name(), path));
        if (access == null) {
            throw new IllegalStateException(
                    "every operation must be in the table of what it asks, is not: "
                            + method
                            + " "
                            + path);
        }
        refusal(operation, 401);
        refusal(operation, 403); // of a web page that may not call, whatever it asks for
        refusal(operation, 429);
        switch (access) {
            case Access.OwnEvidence _ -> operation.setSecurity(any(List.of(), true));
            case Access.Public _ -> operation.setSecurity(any(List.of(Scope.READ.word()), true));
            case Access.Needs(Scope scope) ->
                    operation.setSecurity(any(List.of(scope.word()), false));
        }
    }

    /// @param none whether it goes without, too
    private static List<SecurityRequirement> any(List<String> scopes, boolean none) {
        List<SecurityRequirement> all = new ArrayList<>();
        if (none) {
            all.add(new SecurityRequirement());
        }
        for (String scheme : List.of(API_KEY, TOKEN, CERTIFICATE)) {
            all.add(new SecurityRequirement().addList(scheme, scopes));
        }
        return all;
    }

    private static void refusal(Operation operation, int status) {
        String name = Integer.toString(status);
        if (!operation.getResponses().containsKey(name)) {
            operation.getResponses().addApiResponse(name, new ApiResponse().$ref(PROBLEM + name));
        }
    }
}
