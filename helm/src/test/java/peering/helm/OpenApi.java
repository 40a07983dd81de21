package peering.helm;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Asks Kubernetes' own OpenAPI about a manifest: the models of its Java client carry, generated
 * from that, which fields an object has and which of them it must have.
 *
 * <p>It stops at the first thing it refuses. It looks into objects and lists, not at what a scalar
 * is (a number where a text should be) nor into quantities; and the models list no words, so a text
 * that should be one of a few is not seen here either.
 */
final class OpenApi {
    private static final String MODELS = "io.kubernetes.client.openapi.models.";

    private OpenApi() {}

    /** Why Kubernetes would refuse one YAML document; empty is good. */
    static Optional<String> refusalOf(String document) {
        var object = JsonParser.parseString(Chart.yaml(document).toString()).getAsJsonObject();
        String model = model(text(object.get("apiVersion")), text(object.get("kind")));
        try {
            check(model).invoke(null, object);
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.of("no model " + model);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                return Optional.of(refusal.toString());
            }
            throw new IllegalStateException(model + " cannot be asked", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(model + " cannot be asked", e);
        }
    }

    private static String text(JsonElement element) {
        return element == null ? "" : element.getAsString();
    }

    /** {@code apps/v1} and {@code Deployment} are {@code V1Deployment}: no group in the name. */
    private static String model(String apiVersion, String kind) {
        String version = apiVersion.substring(apiVersion.lastIndexOf('/') + 1);
        return version.replaceFirst("^v", "V") + kind;
    }

    private static Method check(String model) throws ReflectiveOperationException {
        return Class.forName(MODELS + model).getMethod("validateJsonElement", JsonElement.class);
    }
}
