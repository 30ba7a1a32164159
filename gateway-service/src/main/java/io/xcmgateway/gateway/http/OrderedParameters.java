package io.xcmgateway.gateway.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Comparator;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/// Puts the parameters of each operation into one order, in which generated clients take them:
/// those of the path, those of the query, and headers by their names.
@Component
final class OrderedParameters implements GlobalOpenApiCustomizer {
    private static final List<String> PLACES = List.of("path", "query", "header");
    private static final Comparator<Parameter> ORDER =
            Comparator.<Parameter>comparingInt(each -> PLACES.indexOf(each.getIn()))
                    .thenComparing(each -> each.getIn().equals("header") ? each.getName() : "");

    @Override
    public void customise(OpenAPI document) {
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getParameters() != null)
                .forEach(OrderedParameters::sort);
    }

    private static void sort(Operation operation) {
        operation.setParameters(operation.getParameters().stream().sorted(ORDER).toList());
    }
}
