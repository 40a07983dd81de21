package peering.kit.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes the OpenAPI document that was read from the resources: every operation's refusals, the
 * bearer token, and an example of every JSON body, made of its fields' examples.
 *
 * <p>A service has it by {@code mp.openapi.filter}.
 */
public final class CompleteDescription implements OASFilter {
    private static final String TOKEN = "bearer";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) document.setComponents(OASFactory.createComponents());
        var parts = document.getComponents();
        bearer(parts);
        times(parts);
        var refusals = new Refusals(parts);
        var examples = new BodyExamples(parts);
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) return;
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations()
                                .forEach((method, operation) -> {
                                    secure(operation);
                                    refusals.describe(method, path, operation);
                                    examples.show(operation);
                                }));
    }

    /** RFC 6750; the token is a JWT of the configured issuer. */
    private static void bearer(Components parts) {
        var scheme =
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                                "A token of the configured OpenID Connect issuer. The roles beside an operation"
                                        + " are those that may call it.");
        Map<String, SecurityScheme> schemes = new LinkedHashMap<>();
        schemes.put(TOKEN, scheme);
        parts.setSecuritySchemes(schemes);
    }

    /** The framework's own example is past, and ends of things are to come. */
    private static void times(Components parts) {
        if (parts.getSchemas() == null) return;
        var time = parts.getSchemas().get("Instant");
        if (time != null) time.setExamples(List.of("2030-01-31T12:00:00Z"));
    }

    /** The framework names the roles, under a scheme that it does not describe. */
    private static void secure(Operation operation) {
        if (operation.getSecurity() == null) return;
        operation.setSecurity(
                operation.getSecurity().stream().map(CompleteDescription::renamed).toList());
    }

    private static SecurityRequirement renamed(SecurityRequirement required) {
        var renamed = OASFactory.createSecurityRequirement();
        required.getSchemes().values().forEach(roles -> renamed.addScheme(TOKEN, roles));
        return renamed;
    }
}
