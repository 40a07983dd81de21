package peering.validator.gather;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.kit.facts.FactJson;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.validator.evidence.Question;
import peering.validator.source.Statements;

/**
 * The table {@code gathered} as a queue that replicas share: {@code ask_at} is when it is due, and
 * while it is under way, when another may take it over.
 */
@ApplicationScoped
class ErrandRows {
    private static final String WISH =
            """
            with wished as (
                select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
                    as wished (id text, prefix_id text, kind text, organisation text, prefix text, origins bigint[])),
            written as (
                insert into gathered (gathered_id, prefix_id, kind, organisation, prefix, origins, ask_at)
                select id, prefix_id, kind, organisation, prefix, origins, ?2 from wished
                on conflict (gathered_id) do update set
                    organisation = excluded.organisation, origins = excluded.origins,
                    ask_at = excluded.ask_at, wish = gathered.wish + 1
                returning 1)
            select count(*) from written
            """;

    // What a claim asks is in its fact; who was not there when it came was not asked.
    private static final String MISSING =
            """
            insert into gathered (gathered_id, prefix_id, kind, organisation, prefix, origins, ask_at)
            select prefix_id || '/' || ?1, prefix_id, ?1, organisation, prefix,
                array(select cast(origin as bigint)
                    from jsonb_array_elements_text(cast(claim as jsonb) -> 'origins') as origin), ?2
            from judged_prefix
            where held and verdict is not null and place is not null
                and not exists (select from gathered where gathered_id = prefix_id || '/' || ?1)
            limit ?3
            on conflict (gathered_id) do nothing
            """;

    private static final String POSTPONED =
            "update gathered set ask_at = ?3 where gathered_id = ?1 and wish = ?2";

    private static final String CLAIM =
            """
            with due as (
                select gathered_id from gathered where kind = ?1 and ask_at <= ?2
                order by ask_at limit ?4 for update skip locked),
            claimed as (
                update gathered set ask_at = ?3 from due where gathered.gathered_id = due.gathered_id
                returning gathered.*)
            select gathered_id, wish, failures, organisation, prefix,
                cast(array_to_json(origins) as text), answer from claimed
            """;

    private static final String ANSWERED =
            """
            update gathered set
                news = case when answer is distinct from ?2 or trouble is not null then news + 1 else news end,
                answer = ?2, answered_at = ?3, valid_until = ?4, trouble = null, failures = 0,
                ask_at = case when wish = ?5 then ?6 else ask_at end
            where gathered_id = ?1
            """;

    private static final String FAILED =
            """
            update gathered set
                news = case when trouble is null then news + 1 else news end,
                trouble = ?2, failures = failures + 1,
                ask_at = case when wish = ?3 then ?4 else ask_at end
            where gathered_id = ?1
            """;

    private static final String NEWS =
            "select gathered_id, prefix_id, news from gathered where news > noted order by gathered_id";

    private static final String NOTED =
            """
            update gathered set noted = greatest(noted, seen.number)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as seen ("gatheredId" text, number bigint)
            where gathered_id = seen."gatheredId"
            """;

    // The names are the columns'.
    private record Wish(
            String id,
            String prefix_id,
            String kind,
            String organisation,
            String prefix,
            List<Long> origins) {}

    /** Of each claim, by its prefix id. */
    Uni<Void> wish(Map<String, Question> questions, List<String> kinds, Instant now) {
        var wishes =
                questions.entrySet().stream()
                        .flatMap(one ->
                                kinds.stream()
                                        .map(kind -> wish(one.getKey(), kind, one.getValue())))
                        .toList();
        return Statements.read(WISH, FactJson.text(wishes), now).replaceWithVoid();
    }

    private static Wish wish(String prefixId, String kind, Question question) {
        return new Wish(
                prefixId + "/" + kind,
                prefixId,
                kind,
                question.organisation(),
                question.prefix().toString(),
                question.origins().stream().map(Asn::value).toList());
    }

    /**
     * Claims that were there before this kind of source was configured ask it, too.
     *
     * @return how many; {@code limit} if there may be more
     */
    Uni<Integer> missing(String kind, Instant now, int limit) {
        return Statements.change(MISSING, kind, now, limit);
    }

    /** It was not put: nobody failed. */
    Uni<Void> postponed(Errand errand, Instant askAt) {
        return Statements.change(POSTPONED, errand.id(), errand.wish(), askAt).replaceWithVoid();
    }

    /**
     * @param until when another may take them over
     */
    Uni<List<Errand>> claim(String kind, int limit, Instant now, Instant until) {
        return Statements.read(CLAIM, kind, now, until, limit)
                .map(rows -> rows.stream().map(ErrandRows::errand).toList());
    }

    private static Errand errand(Object[] row) {
        long[] origins = FactJson.read((String) row[5], long[].class);
        return new Errand(
                (String) row[0],
                ((Number) row[1]).longValue(),
                ((Number) row[2]).intValue(),
                new Question(
                        (String) row[3],
                        Prefix.parse((String) row[4]),
                        Arrays.stream(origins).mapToObj(Asn::of).toList()),
                Optional.ofNullable((String) row[6]));
    }

    Uni<Void> answered(Errand errand, String answer, Instant now, Instant until, Instant askAt) {
        return Statements.change(ANSWERED, errand.id(), answer, now, until, errand.wish(), askAt)
                .replaceWithVoid();
    }

    Uni<Void> failed(Errand errand, String trouble, Instant askAt) {
        return Statements.change(FAILED, errand.id(), trouble, errand.wish(), askAt)
                .replaceWithVoid();
    }

    Uni<List<GatherBook.News>> news(int limit) {
        return Panache.getSession()
                .chain(session ->
                        session.<Object[]>createNativeQuery(NEWS)
                                .setMaxResults(limit)
                                .getResultList())
                .map(rows -> rows.stream().map(ErrandRows::newsOf).toList());
    }

    private static GatherBook.News newsOf(Object[] row) {
        return new GatherBook.News((String) row[0], (String) row[1], ((Number) row[2]).longValue());
    }

    Uni<Void> noted(List<GatherBook.News> news) {
        return Statements.change(NOTED, FactJson.text(news)).replaceWithVoid();
    }
}
