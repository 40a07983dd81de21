package peering.alerting.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import peering.kit.facts.FactJson;

/**
 * Slack's incoming webhooks: blocks, and a text for notifications.
 *
 * <p>Slack's limits: 50 blocks; 150 characters of header, 3,000 of a section, 10 fields of 2,000
 * each. What comes from facts is escaped, so that it can neither link nor call a channel: {@code
 * <!channel>} is shown as it is written.
 */
final class SlackForm implements Form {
    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_TEXT = 2500;
    private static final int LONGEST_FIELD = 500;
    private static final int MOST_FIELDS = 10;
    private static final int MOST_ALERTS = 40;
    private static final int LONGEST_ALERT = 600;

    /** Nothing in it is opened for a preview: links in data are not ours. */
    record Payload(
            String text,
            @JsonProperty("unfurl_links") boolean unfurlLinks,
            @JsonProperty("unfurl_media") boolean unfurlMedia,
            List<Block> blocks) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Block(String type, Text text, List<Text> fields, List<Text> elements) {
        static Block header(String title) {
            var text = new Text("plain_text", Message.cut(title, LONGEST_HEADER), null);
            return new Block("header", text, null, null);
        }

        static Block section(String markdown) {
            return new Block("section", Text.markdown(markdown), null, null);
        }

        static Block fields(List<Text> fields) {
            return new Block("section", null, fields, null);
        }

        static Block context(String markdown) {
            return new Block("context", null, null, List.of(Text.markdown(markdown)));
        }
    }

    /**
     * @param verbatim true: nothing in the text becomes a link or a mention by itself; null where
     *     Slack does not look for any
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Text(String type, String text, Boolean verbatim) {
        static Text markdown(String text) {
            return new Text("mrkdwn", text, true);
        }
    }

    @Override
    public Body of(String deliveryId, Notice notice) {
        String title = Headline.sign(notice.severity(), notice.over()) + " " + Headline.of(notice);
        var blocks =
                List.of(
                        Block.header(title),
                        Block.section(escaped(notice.summary(), LONGEST_TEXT)),
                        Block.fields(fields(notice)),
                        Block.context(link(notice, "Open the alert in the portal")));
        return body(notice.message().type(), title + ": " + notice.summary(), blocks);
    }

    @Override
    public Body ofGroup(String deliveryId, Group group) {
        String title = Headline.sign(group.severity(), group.over()) + " " + Headline.of(group);
        var blocks = new ArrayList<Block>();
        blocks.add(Block.header(title));
        group.notices().stream()
                .limit(MOST_ALERTS)
                .forEach(notice -> blocks.add(Block.section(listed(notice))));
        int omitted = group.notices().size() - MOST_ALERTS;
        if (omitted > 0) blocks.add(Block.context("and " + omitted + " more"));
        return body(Group.TYPE, title, blocks);
    }

    @Override
    public Body test(String deliveryId, Message message) {
        String title = "🔔 Test event";
        var blocks =
                List.of(
                        Block.header(title),
                        Block.section(TestMessage.SENTENCE),
                        Block.context(
                                "Delivery "
                                        + escaped(deliveryId, LONGEST_FIELD)
                                        + ", "
                                        + Headline.time(message.timestamp())));
        return body(message.type(), title + ": " + TestMessage.SENTENCE, blocks);
    }

    private static List<Text> fields(Notice notice) {
        return Headline.lines(notice).stream()
                .limit(MOST_FIELDS)
                .map(line ->
                        Text.markdown(
                                "*"
                                        + escaped(line.name(), LONGEST_FIELD)
                                        + "*\n"
                                        + escaped(line.value(), LONGEST_FIELD)))
                .toList();
    }

    private static String listed(Notice notice) {
        return Headline.sign(notice.severity(), notice.over())
                + " *"
                + link(notice, Headline.of(notice))
                + "*\n"
                + escaped(notice.summary(), LONGEST_ALERT);
    }

    private static String link(Notice notice, String text) {
        String page = escaped(notice.link().toString(), LONGEST_FIELD).replace("|", "%7C");
        return "<" + page + "|" + escaped(text, LONGEST_FIELD).replace('|', '/') + ">";
    }

    /**
     * The text with Slack's three characters of control as entities, at most {@code most}
     * characters; no entity and no character is cut in two.
     */
    static String escaped(String text, int most) {
        var escaped = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int one = text.codePointAt(at);
            String piece = entity(one);
            if (escaped.length() + piece.length() > most - 1) return escaped.append('…').toString();
            escaped.append(piece);
            at += Character.charCount(one);
        }
        return escaped.toString();
    }

    private static String entity(int character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(character);
        };
    }

    private static Body body(String type, String text, List<Block> blocks) {
        var payload = new Payload(escaped(text, LONGEST_TEXT), false, false, blocks);
        return Body.of(type, FactJson.text(payload));
    }
}
