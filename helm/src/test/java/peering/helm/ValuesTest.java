package peering.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each value has a comment, a place in the schema, and an effect. */
class ValuesTest {
    /** A value that differs from what {@code ci/full-values.yaml} or the default says. */
    static final List<String> OTHERWISE =
            List.of(
                    "image.registry: other.example.net",
                    "image.tag: 9.9.9",
                    "image.pullPolicy: Never",
                    "image.pullSecrets: [other]",
                    "publicUrl: https://other.example.net",
                    "oidc.issuer: https://other.example.net/realm",
                    "kafka.bootstrapServers: other:9092",
                    "kafka.securityProtocol: SASL_PLAINTEXT",
                    "kafka.saslMechanism: PLAIN",
                    "kafka.saslSecret: other",
                    "kafka.caSecret: other",
                    "kafka.createTopics: true",
                    "kafka.topicReplication: 2",
                    "javaOptions: -Xmx1g",
                    "registrationService.replicas: 7",
                    "registrationService.databaseUrl: postgresql://other:5432/r",
                    "registrationService.databaseSecret: other",
                    "registrationService.secretsKeySecret: other",
                    "registrationService.host: other.example.net",
                    "registrationService.resources: {limits: {memory: 3Gi}}",
                    "registrationService.extraEnv: [{name: A, value: b}]",
                    "prefixValidator.replicas: 7",
                    "prefixValidator.databaseUrl: postgresql://other:5432/v",
                    "prefixValidator.databaseSecret: other",
                    "prefixValidator.vrpLocation: http://other/json",
                    "prefixValidator.vrpVolume: {persistentVolumeClaim: {claimName: other}}",
                    "prefixValidator.slurmFiles: /files/slurm/other.json",
                    "prefixValidator.trustedCertificates: /files/pems/other.pem",
                    "prefixValidator.irrServers: other:43",
                    "prefixValidator.rdapBootstrap: /files/rdap/other.json",
                    "prefixValidator.dnsServers: 203.0.113.53",
                    "prefixValidator.rpkiCache: /files/rpki/other",
                    "prefixValidator.rpkiAnchors: /files/rpki/other.cer",
                    "prefixValidator.receivedCommunity: '64500:1'",
                    "prefixValidator.files: {other: {configMap: {name: other}}}",
                    "prefixValidator.policy.proofRequired: false",
                    "prefixValidator.policy.grace: 3h",
                    "prefixValidator.policy.weigh: {irr-none: Failed}",
                    "prefixValidator.host: other.example.net",
                    "prefixValidator.resources: {limits: {memory: 3Gi}}",
                    "prefixValidator.extraEnv: [{name: A, value: b}]",
                    "telemetryService.replicas: 7",
                    "telemetryService.databaseUrl: postgresql://other:5432/t",
                    "telemetryService.databaseSecret: other",
                    "telemetryService.rpkiSource: http://other/json",
                    "telemetryService.state.kind: node",
                    "telemetryService.state.size: 77Gi",
                    "telemetryService.state.storageClass: slow",
                    "telemetryService.bmp.enabled: false",
                    "telemetryService.bmp.port: 7777",
                    "telemetryService.bmp.allowed: [203.0.113.0/24]",
                    "telemetryService.bmp.serviceType: NodePort",
                    "telemetryService.bmp.tlsSecret: other",
                    "telemetryService.host: other.example.net",
                    "telemetryService.resources: {limits: {memory: 3Gi}}",
                    "telemetryService.extraEnv: [{name: A, value: b}]",
                    "alertingService.replicas: 7",
                    "alertingService.databaseUrl: postgresql://other:5432/a",
                    "alertingService.databaseSecret: other",
                    "alertingService.secretsKeySecret: other",
                    "alertingService.operatorOrganisation: other",
                    "alertingService.host: other.example.net",
                    "alertingService.resources: {limits: {memory: 3Gi}}",
                    "alertingService.extraEnv: [{name: A, value: b}]",
                    "portal.replicas: 7",
                    "portal.clientId: other",
                    "portal.secret: other",
                    "portal.behindProxy: true",
                    "portal.registrationUrl: http://other",
                    "portal.validatorUrl: http://other",
                    "portal.telemetryUrl: http://other",
                    "portal.alertingUrl: http://other",
                    "portal.resources: {limits: {memory: 3Gi}}",
                    "portal.extraEnv: [{name: A, value: b}]",
                    "ingress.enabled: false",
                    "ingress.className: other",
                    "ingress.annotations: {a: b}",
                    "ingress.tlsSecret: other",
                    "networkPolicy.enabled: false",
                    "networkPolicy.from: [{podSelector: {}}]",
                    "disruptionBudget.enabled: false",
                    "metrics.annotations: false",
                    "topologySpread: [rack]",
                    "terminationGracePeriodSeconds: 77",
                    "nodeSelector: {disk: fast}",
                    "tolerations: []");

    @TempDir Path folder;

    @ParameterizedTest
    @FieldSource("OTHERWISE")
    void each_value_changes_what_is_rendered(String otherwise) throws IOException {
        // An Ingress is a proxy already; beside it this value has nothing to add.
        String situation = otherwise.startsWith("portal.behindProxy") ? "small" : "full";
        var base = Chart.render("demo", List.of(Chart.situation(situation)));

        var changed = Chart.render("demo", Chart.situation(situation, folder, nested(otherwise)));

        assertNotEquals(base, changed);
    }

    @Test
    void none_is_left_out_above() {
        assertEquals(
                keys(),
                OTHERWISE.stream()
                        .map(line -> line.substring(0, line.indexOf(": ")))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void the_schema_knows_them_all_and_no_others() {
        var known = new TreeSet<String>();
        properties(Chart.yaml(Chart.text("values.schema.json")), "", known);

        known.remove("global"); // Helm's own, where this chart is a part of another
        assertEquals(keys(), known);
    }

    @ParameterizedTest
    @MethodSource("peering.helm.Chart#situations")
    void every_secret_that_pods_ask_for_is_documented_with_its_key(Path situation)
            throws IOException {
        var values = Chart.merged(Chart.text("values.yaml"), Files.readString(situation));
        for (Deployment deployment : Chart.manifests(situation).of(Deployment.class)) {
            for (SecretKey asked : SecretKey.askedFor(deployment)) {
                assertTrue(
                        DocumentedValue.all().stream().anyMatch(it -> tells(it, asked, values)),
                        asked.toString());
            }
        }
    }

    private static boolean tells(DocumentedValue value, SecretKey asked, JsonNode values) {
        String given = values.at("/" + value.key().replace('.', '/')).asText();
        return given.equals(asked.secret())
                && value.meaning().contains("existing Secret")
                && value.meaning().contains("`" + asked.key() + "`");
    }

    private static Set<String> keys() {
        return DocumentedValue.all().stream()
                .map(DocumentedValue::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void properties(JsonNode schema, String at, Set<String> found) {
        for (var property : schema.path("properties").properties()) {
            String key = at + property.getKey();
            if (property.getValue().has("properties")) {
                properties(property.getValue(), key + ".", found);
            } else {
                found.add(key);
            }
        }
    }

    /** {@code a.b: c} as YAML: {@code a: {b: c}}. */
    private static String nested(String line) {
        int colon = line.indexOf(": ");
        String[] path = line.substring(0, colon).split("\\.");
        return "{" + String.join(": {", path) + line.substring(colon) + "}".repeat(path.length);
    }
}
