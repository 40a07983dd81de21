package peering.helm;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;

/** One key of a Secret that has to exist. */
record SecretKey(String secret, String key) {

    /** What the pods of a Deployment ask for: in their environment, and as files. */
    static List<SecretKey> askedFor(Deployment deployment) {
        var found = new ArrayList<SecretKey>();
        for (EnvVar variable : Manifests.container(deployment).getEnv()) {
            if (variable.getValueFrom() == null) continue;
            var reference = variable.getValueFrom().getSecretKeyRef();
            found.add(new SecretKey(reference.getName(), reference.getKey()));
        }
        for (Volume volume : Manifests.pod(deployment).getVolumes()) {
            var source = volume.getSecret();
            if (source == null) continue;
            source.getItems()
                    .forEach(it -> found.add(new SecretKey(source.getSecretName(), it.getKey())));
        }
        return found;
    }
}
