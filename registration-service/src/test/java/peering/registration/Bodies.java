package peering.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import peering.registration.walk.Operation;

/** Bodies as the OpenAPI document shows them, about things that are there. */
final class Bodies {
    private static final String CONNECTION = "connectionId";

    private Bodies() {}

    /** The document's example, with the tenant's own ids in the fields that are named for them. */
    static JsonNode of(Operation operation, Tenant tenant) {
        var body = filled(operation.json().orElseThrow().valid().deepCopy(), tenant);
        boolean elsewhere = body.has(CONNECTION) && operation.path().contains("{prefixId}");
        if (elsewhere) ((ObjectNode) body).put(CONNECTION, tenant.own(Tenant.OTHER_CONNECTION));
        return body;
    }

    private static JsonNode filled(JsonNode body, Tenant tenant) {
        if (body instanceof ArrayNode list) list.forEach(one -> filled(one, tenant));
        if (body instanceof ObjectNode object) {
            for (var field : object.properties()) {
                String own = tenant.own(field.getKey());
                if (own != null && field.getValue().isTextual()) {
                    object.put(field.getKey(), own);
                } else {
                    filled(field.getValue(), tenant);
                }
            }
        }
        return body;
    }
}
