package peering.validator.gather;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.PrefixFact.Standing;
import peering.routing.net.Asn;
import peering.stack.StackResource;
import peering.validator.Claimed;
import peering.validator.VrpFile;

/** What becomes of a question, from the claim to the answer in the table. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
@TestProfile(GatherTest.Slow.class)
class GatherTest {
    public static final class Slow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "peering.test.slow-source", "true",
                    "peering.gather.look-every", "50ms",
                    "peering.gather.missing-every", "200ms",
                    "peering.gather.first-retry", "100ms",
                    "peering.gather.longest-retry", "400ms");
        }
    }

    private static final String PREFIX = "205.251.192.0/23";
    private static final Duration LONG = Duration.ofDays(1);

    @Inject SlowSource source;
    @Inject AgroalDataSource database;

    private final Claimed claim = Claimed.by(SlowSource.ORGANISATION);
    private final String prefixId = claim.id();

    @BeforeEach
    void it_talks() {
        source.says("yes", LONG);
    }

    @Test
    void a_claim_makes_every_configured_source_be_asked_and_the_answer_is_kept() {
        int before = source.asked(PREFIX).size();
        tell(16509, 1, Standing.Pending);

        var row = row("trouble is null and answer is not null");

        assertEquals("{\"word\":\"yes\"}", row.getFirst());
        var question = source.asked(PREFIX).get(before);
        assertEquals("slow", question.organisation());
        assertEquals(List.of(Asn.of(16509)), question.origins());
        row("noted = news and news = 1 and ask_at > now() + interval '20 hours'");
    }

    @Test
    void a_source_that_fails_is_asked_again_later_and_what_it_said_before_stays() {
        source.says("yes", Duration.ofMillis(200));
        tell(16509, 1, Standing.Pending);
        row("answer is not null");

        source.fails();

        var failed = row("failures >= 3 and noted = news and news = 2");
        assertEquals("{\"word\":\"yes\"}", failed.getFirst());
        assertEquals("It does not talk.", failed.getLast());
        source.says("no", LONG);
        assertEquals("{\"word\":\"no\"}", row("failures = 0 and news = 3").getFirst());
    }

    @Test
    void a_claim_made_anew_is_asked_about_anew_and_a_released_one_is_forgotten() {
        tell(16509, 1, Standing.Pending);
        row("answer is not null");
        int before = source.asked(PREFIX).size();

        tell(10297, 2, Standing.Pending);

        await().until(() -> source.asked(PREFIX).size() > before);
        assertEquals(List.of(Asn.of(10297)), source.asked(PREFIX).getLast().origins());
        tell(10297, 3, Standing.Released);
        await().until(() -> rows("true").isEmpty());
    }

    @Test
    void a_question_that_another_took_and_never_answered_is_asked_when_its_time_is_over()
            throws SQLException {
        tell(16509, 1, Standing.Pending);
        row("answer is not null");
        int before = source.asked(PREFIX).size();

        change("ask_at = now() + interval '300 milliseconds', answer = null");

        row("answer is not null");
        assertTrue(source.asked(PREFIX).size() > before);
    }

    @Test
    void a_claim_that_is_older_than_the_source_is_asked_about_too() throws SQLException {
        tell(16509, 1, Standing.Pending);
        row("answer is not null");

        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from gathered where prefix_id = '" + prefixId + "'");
        }

        row("answer is not null and origins = '{16509}'");
    }

    private List<String> row(String condition) {
        return await().until(() -> rows(condition), rows -> !rows.isEmpty());
    }

    /** Answer and trouble of the one row there is, if it is so. */
    private List<String> rows(String condition) throws SQLException {
        String sql =
                "select answer, trouble from gathered where prefix_id = '%s' and %s"
                        .formatted(prefixId, condition);
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
                values.add(rows.getString(2));
            }
            return values;
        }
    }

    private void change(String what) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update gathered set %s where prefix_id = '%s'".formatted(what, prefixId));
        }
    }

    private void tell(long origin, long revision, Standing standing) {
        Claimed.tell(Claimed.standing(standing, claim.fact(PREFIX, origin, revision, revision)));
    }
}
