package peering.helm;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong values are refused before anything is installed, with the place where they stand. */
class SchemaTest {
    @TempDir Path folder;

    @Test
    void what_has_to_be_given_is_asked_for() {
        var refused =
                assertThrows(IllegalStateException.class, () -> Chart.render("demo", List.of()));

        for (String place :
                List.of(
                        "/image/registry",
                        "/publicUrl",
                        "/oidc/issuer",
                        "/kafka/bootstrapServers")) {
            assertTrue(refused.getMessage().contains("'" + place + "'"), refused.getMessage());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{registrationServise: {replicas: 2}}                              | registrationServise",
                "{portal: {replica: 2}}                                            | /portal",
                "{portal: {replicas: two}}                                         | /portal/replicas",
                "{portal: {replicas: -1}}                                          | /portal/replicas",
                "{image: {tag: latest}}                                            | /image/tag",
                "{image: {tag: 'a b'}}                                             | /image/tag",
                "{image: {registry: 'https://images.example.net/'}}                | /image/registry",
                "{image: {pullPolicy: Sometimes}}                                  | /image/pullPolicy",
                "{publicUrl: 'https://peering.example.net/'}                       | /publicUrl",
                "{publicUrl: peering.example.net}                                  | /publicUrl",
                "{oidc: {issuer: login.example.net}}                               | /oidc/issuer",
                "{kafka: {bootstrapServers: kafka}}                                | /kafka/bootstrapServers",
                "{kafka: {securityProtocol: TLS}}                                  | /kafka/securityProtocol",
                "{kafka: {securityProtocol: SASL_SSL}}                             | /kafka/saslSecret",
                "{kafka: {topicReplication: 0}}                                    | /kafka/topicReplication",
                "{kafka: {createTopics: 'yes'}}                                    | /kafka/createTopics",
                "{alertingService: {databaseUrl: 'postgresql://u:p@db/alerting'}}  | /alertingService/databaseUrl",
                "{alertingService: {databaseUrl: 'jdbc:postgresql://db/alerting'}} | /alertingService/databaseUrl",
                "{alertingService: {databaseUrl: 'postgresql://db'}}               | /alertingService/databaseUrl",
                "{alertingService: {databaseSecret: ''}}                           | /alertingService/databaseSecret",
                "{alertingService: {secretsKeySecret: Key_1}}                      | /alertingService/secretsKeySecret",
                "{prefixValidator: {vrpLocation: 'ftp://routinator'}}              | /prefixValidator/vrpLocation",
                "{prefixValidator: {vrpLocation: /vrps/json}}                      | /prefixValidator/vrpVolume",
                "{prefixValidator: {slurmFiles: /etc/slurm.json}}                  | /prefixValidator/slurmFiles",
                "{prefixValidator: {irrServers: irr.example.org}}                   | /prefixValidator/irrServers",
                "{prefixValidator: {policy: {grace: soon}}}                        | /prefixValidator/policy/grace",
                "{prefixValidator: {policy: {weigh: {rov-not-found: Bad}}}}        | /prefixValidator/policy/weigh",
                "{prefixValidator: {resources: {limits: {memory: 1Gigabyte}}}}     | /prefixValidator/resources/limits/memory",
                "{prefixValidator: {resources: {limits: {memorie: 1Gi}}}}          | /prefixValidator/resources/limits",
                "{prefixValidator: {extraEnv: [{nam: A}]}}                         | /prefixValidator/extraEnv/0",
                "{telemetryService: {rpkiSource: /vrps/json}}                      | /telemetryService/rpkiSource",
                "{telemetryService: {state: {kind: tape}}}                         | /telemetryService/state/kind",
                "{telemetryService: {bmp: {enabled: true}}}                        | /telemetryService/bmp/allowed",
                "{telemetryService: {bmp: {allowed: [router]}}}                    | /telemetryService/bmp/allowed/0",
                "{telemetryService: {bmp: {port: 179}}}                            | /telemetryService/bmp/port",
                "{telemetryService: {bmp: {serviceType: Door}}}                    | /telemetryService/bmp/serviceType",
                "{telemetryService: {state: {size: big}}}                          | /telemetryService/state/size",
                "{terminationGracePeriodSeconds: 5}                                | /terminationGracePeriodSeconds",
                "{ingress: {annotations: {a: true}}}                               | /ingress/annotations/a",
            })
    void a_wrong_value_is_refused(String wrong, String place) throws IOException {
        var values = Chart.situation("small", folder, wrong);

        var refused = assertThrows(IllegalStateException.class, () -> Chart.render("demo", values));

        assertTrue(refused.getMessage().contains("schema"), refused.getMessage());
        assertTrue(refused.getMessage().contains(place), refused.getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{oidc: {issuer: 'https://tenant.example.net/'}}",
                "{kafka: {bootstrapServers: '[2001:db8::1]:9092,10.0.0.1:9092'}}",
                "{alertingService: {databaseUrl: 'postgresql://db.example.net/alerting?sslmode=require'}}",
                "{image: {registry: 'localhost:5000/peering'}}",
                "{portal: {resources: {requests: {cpu: 1}}}}",
                "{global: {of: {an: umbrella}}}",
            })
    void a_right_value_is_taken(String right) throws IOException {
        assertTrue(
                Chart.render("demo", Chart.situation("small", folder, right))
                        .contains("kind: Deployment"));
    }
}
