package peering.alerting.alert;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.alerting.Api;
import peering.alerting.Told;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

@QuarkusTest
class AlertApiTest {

    @Test
    void a_list_is_filtered_by_what_was_asked_for() {
        String connection = Told.fresh("con_");
        var ended = Told.anomaly("acme", connection);
        Told.tell(ended);
        Told.tell(Told.next(ended, Severity.Warning, State.Ended));
        Told.tell(Told.anomaly("acme", connection));
        Told.tell(Told.degradation("acme", connection, State.Open, 1));
        await().until(() -> count(connection, "") == 3 && count(connection, "&state=Ended") == 1);

        assertEquals(2, count(connection, "&state=open"));
        assertEquals(2, count(connection, "&kind=route-anomaly"));
        assertEquals(1, count(connection, "&kind=latency-degradation"));
        assertEquals(1, count(connection, "&kind=route-anomaly&state=Open"));
        assertEquals(3, count(connection, "&prefixId=pfx_" + connection));
        assertEquals(0, count(connection, "&prefixId=pfx_other"));
        var first = Api.get("acme", "/v1/alerts?limit=2&connectionId=" + connection);
        var second =
                Api.get(
                        "acme",
                        "/v1/alerts?limit=2&connectionId="
                                + connection
                                + "&cursor="
                                + first.getString("next"));
        assertEquals(2, first.getList("items").size());
        assertEquals(1, second.getList("items").size());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "state=Broken, state",
        "kind=earthquake, kind",
        "limit=0, limit",
        "limit=1001, limit"
    })
    void a_question_that_makes_no_sense_is_refused_by_field(String query, String field) {
        Api.as("acme")
                .get("/v1/alerts?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/field-invalid"))
                .body("errors[0].field", containsString(field));
    }

    private static int count(String connection, String more) {
        List<Object> items =
                Api.get("acme", "/v1/alerts?connectionId=" + connection + more).getList("items");
        return items.size();
    }
}
