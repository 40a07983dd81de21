package peering.helm;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The environment of a container. */
final class Environment {
    private Environment() {}

    /**
     * The variables by name.
     *
     * @throws IllegalStateException if one is there twice; Kubernetes would take the last
     */
    static Map<String, EnvVar> of(Container container) {
        return container.getEnv().stream()
                .collect(Collectors.toMap(EnvVar::getName, Function.identity()));
    }
}
