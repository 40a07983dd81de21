package peering.helm;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What Helm rendered, as typed objects of Kubernetes. */
record Manifests(List<HasMetadata> all) {
    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

    static Manifests read(String rendered) {
        return new Manifests(documents(rendered).stream().map(Manifests::typed).toList());
    }

    /** The YAML documents, without those that hold comments only. */
    static List<String> documents(String rendered) {
        return Arrays.stream(rendered.split("(?m)^---\\s*$"))
                .filter(document -> document.lines().anyMatch(line -> line.matches("[^#\\s].*")))
                .toList();
    }

    static HasMetadata typed(String document) {
        return KUBERNETES.unmarshal(document);
    }

    <T extends HasMetadata> List<T> of(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends HasMetadata> Map<String, T> byName(Class<T> kind) {
        return of(kind).stream()
                .collect(Collectors.toMap(it -> it.getMetadata().getName(), Function.identity()));
    }

    /** The Deployment of a service, in the release {@code demo}. */
    Deployment deployment(String service) {
        return byName(Deployment.class).get("demo-" + service);
    }

    static PodSpec pod(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec();
    }

    /** The only container of a Deployment's pods. */
    static Container container(Deployment deployment) {
        var containers = pod(deployment).getContainers();
        if (containers.size() != 1) throw new AssertionError(containers.size() + " containers");
        return containers.getFirst();
    }
}
