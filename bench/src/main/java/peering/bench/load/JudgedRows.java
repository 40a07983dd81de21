package peering.bench.load;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import peering.routing.net.Place;
import peering.routing.rpki.Vrp;

/**
 * Claims that have a verdict already: rows as the service wrote one, for other prefixes. To have it
 * judge a hundred thousand for the first time takes longer than what is measured then.
 */
final class JudgedRows {
    private static final int AT_ONCE = 1000;
    private static final String LIKE =
            """
            insert into judged_prefix (prefix_id, prefix_revision, held, claim, place,
                verdict_revision, judged_claim_revision, verdict, look_again_at)
            select ?, prefix_revision, held, ?, ?, verdict_revision, judged_claim_revision,
                replace(replace(replace(verdict, ?, ?), ?, ?), ?, ?), look_again_at
            from judged_prefix where prefix_id = ?
            """;

    private final Vrp judged;
    private final int number;

    /**
     * @param judged what the claim of this number is for; there is a verdict on it
     */
    JudgedRows(Vrp judged, int number) {
        this.judged = judged;
        this.number = number;
    }

    /** Rows for these claims, each numbered by its place in the list, from {@code from} on. */
    void fill(String jdbcUrl, String user, String password, List<Vrp> claimed, int from)
            throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl, user, password);
                var insert = connection.prepareStatement(LIKE);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = from; i < claimed.size(); i++) {
                row(insert, i, claimed.get(i));
                if (i % AT_ONCE == 0) insert.executeBatch();
            }
            insert.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("analyze judged_prefix");
        }
    }

    private void row(PreparedStatement insert, int i, Vrp vrp) throws SQLException {
        String[] values = {
            Claims.id(i),
            Claims.fact(Claims.id(i), vrp),
            Place.within(vrp.prefix()).from(),
            Claims.id(number),
            Claims.id(i),
            judged.prefix().toString(),
            vrp.prefix().toString(),
            Long.toString(judged.origin().value()),
            Long.toString(vrp.origin().value()),
            Claims.id(number)
        };
        for (int at = 0; at < values.length; at++) insert.setString(at + 1, values[at]);
        insert.addBatch();
    }
}
