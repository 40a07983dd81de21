package peering.alerting.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.Trouble.Severity;

/** What people read: Slack's blocks and Teams' cards, and that data stays data in them. */
class ChatFormsTest {
    @Test
    void slack_shows_headline_sentence_facts_and_link() {
        var json = Notices.json(Format.Slack.of("dlv_1", Notices.hijack(Transition.OPENED)));

        assertEquals(
                "🔴 Critical: route anomaly opened, 205.251.192.0/23",
                json.at("/blocks/0/text/text").asText());
        assertEquals(Notices.SUMMARY, json.at("/blocks/1/text/text").asText());
        assertEquals(
                "*Began*\n2018-04-24 11:05:41 UTC", json.at("/blocks/2/fields/0/text").asText());
        assertEquals("*Connection id*\ncon_1", json.at("/blocks/2/fields/1/text").asText());
        assertEquals("*Rule*\nSubPrefixHijack", json.at("/blocks/2/fields/2/text").asText());
        assertEquals(
                "<https://portal.example.org/alerts/alr_1|Open the alert in the portal>",
                json.at("/blocks/3/elements/0/text").asText());
        assertTrue(json.get("text").asText().contains(Notices.SUMMARY));
        assertFalse(json.get("unfurl_links").asBoolean());
    }

    @ParameterizedTest
    @CsvSource({
        "<!channel> wake up, &lt;!channel&gt; wake up",
        "<@U123>, &lt;@U123&gt;",
        "<https://evil.example|portal>, &lt;https://evil.example|portal&gt;",
        "AT&T, AT&amp;T",
        "&lt;, &amp;lt;",
    })
    void nothing_in_a_fact_can_call_or_link_in_slack(String summary, String shown) {
        var body = Format.Slack.of("dlv_1", Notices.saying(summary));

        var json = Notices.json(body);
        assertEquals(shown, json.at("/blocks/1/text/text").asText());
        assertTrue(json.get("text").asText().endsWith(shown));
    }

    @Test
    void a_cut_in_slack_splits_no_entity_and_no_character() {
        assertEquals("&lt;…", SlackForm.escaped("<<<", 8));
        assertEquals("a…", SlackForm.escaped("a😀😀", 3));
        assertEquals("abc", SlackForm.escaped("abc", 4));
    }

    @Test
    void slacks_limits_are_kept_for_one_and_for_many() {
        var one = Notices.json(Format.Slack.of("dlv_1", Notices.largest("alr_1")));
        var many =
                Notices.json(
                        Format.Slack.ofGroup(
                                "dlv_1", "group_1", Notices.labels(), Notices.largest(500)));

        for (var json : List.of(one, many)) {
            assertTrue(json.get("blocks").size() <= 50);
            json.get("blocks").forEach(ChatFormsTest::keepsLimits);
        }
        assertEquals("and 460 more", many.at("/blocks/41/elements/0/text").asText());
    }

    private static void keepsLimits(JsonNode block) {
        int most = block.path("type").asText().equals("header") ? 150 : 3000;
        assertTrue(block.at("/text/text").asText().length() <= most);
        assertTrue(block.path("fields").size() <= 10);
        block.path("fields")
                .forEach(field -> assertTrue(field.get("text").asText().length() <= 2000));
    }

    @ParameterizedTest
    @CsvSource({
        "OPENED, Critical, 🔴, Attention",
        "OPENED, Warning, 🟠, Warning",
        "UPDATED, Info, 🔵, Accent",
        "RESOLVED, Critical, ✅, Good",
    })
    void the_first_sign_says_how_bad_it_is_or_that_it_is_over(
            Transition transition, Severity severity, String sign, String colour) {
        var notice = Notices.of(TroubleKind.RouteAnomaly, transition, severity);

        var slack = Notices.json(Format.Slack.of("dlv_1", notice));
        var teams = card(Format.Teams.of("dlv_1", notice));

        assertTrue(slack.at("/blocks/0/text/text").asText().startsWith(sign));
        assertTrue(teams.at("/body/0/inlines/0/text").asText().startsWith(sign));
        assertEquals(colour, teams.at("/body/0/inlines/0/color").asText());
    }

    @Test
    void teams_gets_an_adaptive_card_in_the_envelope_of_workflows() {
        var body = Format.Teams.of("dlv_1", Notices.hijack(Transition.RESOLVED));

        var json = Notices.json(body);
        assertEquals("message", json.get("type").asText());
        assertEquals(
                "application/vnd.microsoft.card.adaptive",
                json.at("/attachments/0/contentType").asText());
        var card = card(body);
        assertEquals("AdaptiveCard", card.get("type").asText());
        assertEquals(Notices.SUMMARY, card.at("/body/1/inlines/0/text").asText());
        assertEquals("Ended: ", card.at("/body/3/inlines/0/text").asText());
        assertEquals("2018-04-24 13:03:00 UTC", card.at("/body/3/inlines/1/text").asText());
        assertEquals("https://portal.example.org/alerts/alr_1", card.at("/actions/0/url").asText());
    }

    @Test
    void nothing_in_a_fact_is_markdown_or_a_mention_in_teams() {
        var card =
                card(
                        Format.Teams.of(
                                "dlv_1", Notices.saying("[x](https://evil.example) <at>a</at>")));

        card.get("body")
                .forEach(block -> {
                    assertEquals("RichTextBlock", block.get("type").asText());
                    block.get("inlines")
                            .forEach(run -> assertEquals("TextRun", run.get("type").asText()));
                });
        assertFalse(card.has("msteams"));
    }

    @Test
    void a_card_of_many_is_shortened_until_teams_takes_it() {
        var body =
                Format.Teams.ofGroup(
                        "dlv_1",
                        "group_1",
                        Notices.labels(),
                        Collections.nCopies(300, Notices.hijack(Transition.OPENED)));

        assertTrue(Message.fits(body.text()));
        var blocks = card(body).get("body");
        String last = blocks.get(blocks.size() - 1).at("/inlines/0/text").asText();
        assertEquals("and " + (300 - (blocks.size() - 2)) + " more", last);
        assertTrue(blocks.size() > 30, blocks.size() + " blocks");
    }

    @Test
    void a_person_sees_that_it_is_a_test() {
        var message = TestMessage.of("end_1", Instant.EPOCH);

        var slack = Notices.json(Format.Slack.test("dlv_1", message));
        var teams = card(Format.Teams.test("dlv_1", message));

        assertEquals("🔔 Test event", slack.at("/blocks/0/text/text").asText());
        assertEquals("🔔 Test event", teams.at("/body/0/inlines/0/text").asText());
    }

    private static JsonNode card(Body body) {
        return Notices.json(body).at("/attachments/0/content");
    }
}
