package peering.alerting.endpoint;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import peering.alerting.Api;
import peering.alerting.Database;
import peering.alerting.Identity;

@QuarkusTest
class ClientCertificateApiTest {
    private static final String URL = "http://127.0.0.1:9999/hook";

    @TempDir Path dir;

    @AfterEach
    void forget() {
        Api.forgetEndpoints("acme");
    }

    @Test
    void it_is_shown_by_name_and_end_and_its_key_is_kept_encrypted() throws Exception {
        var made = Api.endpoint("acme", URL);
        var ours = Identity.make(dir, "sender.example.test", "-keyalg", "EC", "-validity", "20");

        put(made.id(), ours.certificate(), ours.key())
                .statusCode(200)
                .body("clientCertificate.subject", equalTo("CN=sender.example.test"))
                .body("clientCertificate.expiresAt", startsWith("20"));

        for (String path : List.of("/v1/endpoints", "/v1/endpoints/" + made.id())) {
            Api.as("acme").get(path).then().statusCode(200).body(not(containsString("BEGIN")));
        }
        assertEquals(
                1,
                Database.count(
                        "endpoint where client_key is not null and encode(client_key, 'escape')"
                                + " not like '%PRIVATE%' and endpoint_id = '"
                                + made.id()
                                + "'"));
        Api.as("acme")
                .get("/v1/endpoints/" + made.id() + "/health")
                .then()
                .body("warnings", hasSize(1))
                .body("warnings[0]", containsString("expires at"));
    }

    @Test
    void one_that_lasts_is_no_warning_and_one_that_is_removed_is_gone() throws Exception {
        var made = Api.endpoint("acme", URL);
        var ours = Identity.make(dir, "sender.example.test", "-keyalg", "EC", "-validity", "90");
        put(made.id(), ours.certificate(), ours.key()).statusCode(200);
        Api.as("acme")
                .get("/v1/endpoints/" + made.id() + "/health")
                .then()
                .body("warnings", hasSize(0));

        Api.as("acme")
                .delete("/v1/endpoints/" + made.id() + "/client-certificate")
                .then()
                .statusCode(204);

        Api.as("acme")
                .get("/v1/endpoints/" + made.id())
                .then()
                .body("clientCertificate", nullValue());
    }

    @Test
    void what_does_not_fit_is_refused_by_field_and_changes_nothing() throws Exception {
        var made = Api.endpoint("acme", URL);
        var ours = Identity.make(dir, "sender.example.test");
        var other = Identity.make(dir, "other.example.test");

        put(made.id(), ours.certificate(), other.key())
                .statusCode(400)
                .body("type", equalTo("/problems/field-invalid"))
                .body("errors[0].field", equalTo("key"))
                .body(not(containsString("BEGIN")));

        Api.as("acme")
                .get("/v1/endpoints/" + made.id())
                .then()
                .body("clientCertificate", nullValue());
    }

    private static ValidatableResponse put(String endpointId, String certificate, String key) {
        return Api.as("acme")
                .body(Map.of("certificate", certificate, "key", key))
                .put("/v1/endpoints/" + endpointId + "/client-certificate")
                .then();
    }
}
