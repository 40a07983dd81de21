package peering.validator.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import peering.routing.net.Prefix;
import peering.stack.StackResource;
import peering.validator.VrpFile;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
class ReviewingTest {
    private static final Duration SOON = Duration.ofMinutes(1);

    @Inject Reviewing reviewing;
    @Inject Pool pool;

    @AfterEach
    void forget() {
        execute("delete from judged_prefix where prefix_id like 'pfx_many_%'");
    }

    /** A statement takes 65,535 values (PostgreSQL's protocol counts them in two bytes). */
    @Test
    void more_prefixes_within_one_than_a_statement_takes_values_are_reviewed() {
        execute(
                """
                insert into judged_prefix (prefix_id, prefix_revision, held, claim,
                    verdict_revision, judged_claim_revision, place)
                select 'pfx_many_' || number, 1, true, '{}', 0, 0,
                    '4' || lpad(to_hex(167772160 + number), 8, '0') || '/032'
                from generate_series(1, 66000) as number
                """);

        assertEquals(0, reviewing.within(List.of(Prefix.parse("10.0.0.0/8"))));
    }

    private void execute(String sql) {
        pool.query(sql).execute().await().atMost(SOON);
    }
}
