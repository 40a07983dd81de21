package peering.helm;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Finds what Kubernetes would not understand in a manifest.
 *
 * <p>The types hold every field that Kubernetes has. What they do not know they keep aside
 * silently, in {@code getAdditionalProperties()}; so a manifest is right when it can be read, its
 * kind is known, and nothing was kept aside anywhere in it. Not seen here: a field that is missing
 * (that is {@link OpenApi}'s), and a text that should be one of a few.
 */
final class StrictObjects {
    private final List<String> strangers = new ArrayList<>();

    private StrictObjects() {}

    /** What is not understood in one YAML document, each with its path; empty is good. */
    static List<String> strangersIn(String document) {
        KubernetesResource object;
        try {
            object = Manifests.typed(document);
        } catch (IllegalArgumentException unreadable) {
            return List.of(unreadable.getMessage());
        }
        if (object instanceof GenericKubernetesResource unknown) {
            return List.of(unknown.getApiVersion() + " knows no " + unknown.getKind());
        }
        var walk = new StrictObjects();
        walk.look(object, object.getClass().getSimpleName());
        return walk.strangers;
    }

    private void look(Object value, String path) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, entry) -> look(entry, path + "." + key));
            case Collection<?> list -> list.forEach(entry -> look(entry, path + "[]"));
            case Quantity quantity -> measure(quantity, path);
            case KubernetesResource object -> open(object, path);
            case null, default -> {}
        }
    }

    private void measure(Quantity quantity, String path) {
        try {
            quantity.getNumericalAmount();
        } catch (IllegalArgumentException noQuantity) {
            strangers.add(path + " = " + quantity);
        }
    }

    private void open(KubernetesResource object, String path) {
        for (Method method : object.getClass().getMethods()) {
            boolean getter = method.getName().startsWith("get") && method.getParameterCount() == 0;
            if (!getter || method.getDeclaringClass() == Object.class) continue;

            if (method.getName().equals("getAdditionalProperties")) {
                ((Map<?, ?>) call(method, object))
                        .forEach((key, _) -> strangers.add(path + "." + key));
            } else {
                look(call(method, object), path + "." + method.getName().substring(3));
            }
        }
    }

    private static Object call(Method getter, Object object) {
        try {
            return getter.invoke(object);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(getter + " cannot be read", e);
        }
    }
}
