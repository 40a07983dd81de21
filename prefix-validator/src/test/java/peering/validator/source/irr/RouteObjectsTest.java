package peering.validator.source.irr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import peering.kit.facts.FactJson;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.validator.evidence.Question;

class RouteObjectsTest {
    private static final List<String> ASKED = List.of("RIPE", "RADB");

    @Test
    void objects_of_the_prefix_and_around_it_are_kept_with_the_trust_in_their_registry() {
        var answer =
                answer(
                        route("203.0.113.0/24", "AS64501", "RADB"),
                        route("203.0.113.0/24", "as64500 # ours", "ripe"),
                        route("203.0.0.0/16", "64500", "RADB"),
                        route("203.0.112.0/22", "AS64502", "RIPE"));

        assertEquals(
                List.of("203.0.113.0/24 AS64500 (RIPE)", "203.0.113.0/24 AS64501 (RADB)"),
                answer.exact().stream().map(Object::toString).toList());
        assertEquals(
                List.of("203.0.112.0/22 AS64502 (RIPE)", "203.0.0.0/16 AS64500 (RADB)"),
                answer.covering().stream().map(Object::toString).toList());
        assertTrue(answer.exact().getFirst().authenticated());
        assertTrue(!answer.exact().getLast().authenticated());
        assertEquals(List.of("RIPE"), answer.authenticated());
        assertEquals(List.of("RADB"), answer.unauthenticated());
    }

    @Test
    void what_says_nothing_of_the_prefix_is_left_out() {
        var answer =
                answer(
                        route("203.0.113.0/25", "AS64500", "RIPE"),
                        route("198.51.100.0/24", "AS64500", "RIPE"),
                        route("203.0.113.1/24", "AS64500", "RIPE"),
                        route("not-a-prefix", "AS64500", "RIPE"),
                        route("203.0.113.0/24", "AS-SET", "RIPE"),
                        "route: 203.0.113.0/24\norigin: AS64500\n",
                        "route: 203.0.113.0/24\nsource: RIPE\n",
                        "aut-num: AS64500\nsource: RIPE\n",
                        "origin: AS64500\nroute: 203.0.113.0/24\nsource: RIPE\n");

        assertEquals(List.of(), answer.exact());
        assertEquals(List.of(), answer.covering());
    }

    @Test
    void text_that_may_hold_a_token_is_kept_of_exact_objects() {
        String more = "descr: token-1\nremarks: a\n+ token-2\n";
        var answer =
                answer(
                        route("203.0.113.0/24", "AS64500", "RIPE") + more,
                        route("203.0.0.0/16", "AS64500", "RIPE") + more);

        assertEquals(List.of("token-1", "a", "token-2"), answer.exact().getFirst().text());
        assertEquals(List.of(), answer.covering().getFirst().text());
    }

    @Test
    void text_and_names_that_are_too_long_are_not_kept() {
        var answer =
                answer(
                        route("203.0.113.0/24", "AS64500", "RIPE")
                                + "remarks: x\n".repeat(99)
                                + "descr: "
                                + "y".repeat(999)
                                + "\n",
                        route("203.0.113.0/24", "AS64500", "R".repeat(65)),
                        route("203.0.113.0/24", "AS64500", "# nothing"));

        assertEquals(1, answer.exact().size());
        assertEquals(30, answer.exact().getFirst().text().size());
        assertEquals(500, answer.exact().getFirst().text().getFirst().length());
    }

    @Test
    void one_that_came_twice_counts_once_and_ours_is_never_cut_off() {
        var many =
                IntStream.range(0, 80)
                        .mapToObj(i -> route("203.0.113.0/24", "AS" + (65000 + i), "RADB"));
        var ours = route("203.0.113.0/24", "AS64500", "RADB");

        var answer = answer(Stream.concat(many, Stream.of(ours, ours)).toArray(String[]::new));

        assertEquals(50, answer.exact().size());
        assertEquals(64500, answer.exact().getFirst().origin());
        assertEquals(31, answer.left());
    }

    @Test
    void an_answer_survives_json_and_one_of_an_older_version_is_read() {
        var answer = answer(route("203.0.113.0/24", "AS64500", "RIPE") + "descr: x\n");

        assertEquals(answer, FactJson.read(FactJson.text(answer), IrrAnswer.class));
        assertEquals(
                new IrrAnswer(List.of(), List.of(), List.of(), List.of(), 0),
                FactJson.read("{\"unheardOf\": 1}", IrrAnswer.class));
    }

    private static IrrAnswer answer(String... objects) {
        var question = new Question("acme", Prefix.parse("203.0.113.0/24"), List.of(Asn.of(64500)));
        String text = Stream.of(objects).collect(Collectors.joining("\n"));
        return new RouteObjects(question, Set.of("RIPE"))
                .answer(ASKED, RpslReader.read(text, 1000).stream());
    }

    private static String route(String prefix, String origin, String source) {
        return "route: " + prefix + "\norigin: " + origin + "\nsource: " + source + "\n";
    }
}
