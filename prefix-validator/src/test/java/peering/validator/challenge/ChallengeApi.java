package peering.validator.challenge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import peering.stack.TestStack;
import peering.stack.postgres.Postgres;

/** Requests of the tests. */
final class ChallengeApi {
    private static final int TOO_SOON = 429;

    private ChallengeApi() {}

    static RequestSpecification as(String client) {
        return given().auth().oauth2(TestStack.token(client));
    }

    static Response asked(String client, String prefix, String method) {
        return as(client)
                .contentType("application/json")
                .body("{\"prefix\":\"%s\",\"method\":\"%s\"}".formatted(prefix, method))
                .post("/v1/challenges");
    }

    /** A challenge that was made. */
    static JsonPath made(String client, String prefix, String method) {
        return asked(client, prefix, method).then().statusCode(201).extract().jsonPath();
    }

    /** The check's outcome, as soon as one is allowed. */
    static JsonPath checked(String client, String challengeId) {
        return posted(as(client), "/v1/challenges/" + challengeId + "/check");
    }

    static JsonPath signed(String client, String challengeId, String body) {
        return posted(
                as(client).contentType("application/json").body(body),
                "/v1/challenges/" + challengeId + "/signature");
    }

    static JsonPath sent(String client, String challengeId, byte[] checklist) {
        return posted(
                as(client).contentType("application/rpki-checklist").body(checklist),
                "/v1/challenges/" + challengeId + "/rsc");
    }

    private static JsonPath posted(RequestSpecification request, String path) {
        var last = new AtomicReference<Response>();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    last.set(request.post(path));
                    return last.get().statusCode() != TOO_SOON;
                });
        return last.get().then().statusCode(200).extract().jsonPath();
    }

    static Response reviewed(
            String client, String organisation, String prefix, String why, Instant until) {
        return as(client)
                .contentType("application/json")
                .body(
                        "{\"organisation\":\"%s\",\"prefix\":\"%s\",\"reason\":\"%s\",\"until\":\"%s\"}"
                                .formatted(organisation, prefix, why, until))
                .post("/v1/proofs");
    }

    /** Straight into the database: time that passes. */
    static int sql(String statement, String id) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                TestStack.jdbcUrl("validator"), Postgres.USER, Postgres.PASSWORD);
                var prepared = connection.prepareStatement(statement)) {
            prepared.setString(1, id);
            return prepared.executeUpdate();
        }
    }
}
