package peering.alerting.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import peering.kit.facts.FactJson;

/**
 * Microsoft Teams: an adaptive card 1.4 in the envelope that a Workflows webhook takes.
 *
 * <p>Teams takes 28 kB, by some measures 21: ours stays below {@link Message#LARGEST}. A card that
 * is too large is written anew with half as much text, or half as many alerts. All text is in text
 * runs, which know no Markdown: nothing in a fact can become a link or a mention.
 */
final class TeamsForm implements Form {
    private static final String SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json";
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_LISTED = 200;

    record Envelope(String type, List<Attachment> attachments) {}

    record Attachment(String contentType, String contentUrl, Card content) {}

    record Card(
            @JsonProperty("$schema") String schema,
            String type,
            String version,
            List<Block> body,
            List<Action> actions) {}

    /** A RichTextBlock. */
    record Block(String type, List<Run> inlines) {
        static Block of(Run... runs) {
            return new Block("RichTextBlock", List.of(runs));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Run(String type, String text, String weight, String size, String color) {
        static Run plain(String text) {
            return new Run("TextRun", text, null, null, null);
        }

        static Run bold(String text) {
            return new Run("TextRun", text, "Bolder", null, null);
        }

        static Run title(String text, String colour) {
            return new Run("TextRun", text, "Bolder", "Large", colour);
        }
    }

    record Action(String type, String title, String url) {}

    @Override
    public Body of(String deliveryId, Notice notice) {
        return shortened(notice.message().type(), LONGEST_TEXT, longest -> card(notice, longest));
    }

    @Override
    public Body ofGroup(String deliveryId, Group group) {
        return shortened(Group.TYPE, group.notices().size(), most -> card(group, most));
    }

    @Override
    public Body test(String deliveryId, Message message) {
        var body =
                List.of(
                        Block.of(Run.title("🔔 Test event", "Accent")),
                        Block.of(Run.plain(TestMessage.SENTENCE)),
                        Block.of(Run.plain("Delivery " + deliveryId)));
        return Body.of(message.type(), text(body, List.of()));
    }

    private static Body shortened(String type, int most, IntFunction<String> written) {
        String text = written.apply(most);
        for (int less = most / 2; !Message.fits(text) && less > 0; less /= 2) {
            text = written.apply(less);
        }
        return Body.of(type, text);
    }

    /**
     * @param longest characters of a text
     */
    private static String card(Notice notice, int longest) {
        String sign = Headline.sign(notice.severity(), notice.over());
        var body = new ArrayList<Block>();
        body.add(
                Block.of(
                        Run.title(
                                Message.cut(sign + " " + Headline.of(notice), LONGEST_LISTED),
                                colour(notice))));
        body.add(Block.of(Run.plain(Message.cut(notice.summary(), longest))));
        Headline.lines(notice)
                .forEach(line ->
                        body.add(
                                Block.of(
                                        Run.bold(line.name() + ": "),
                                        Run.plain(
                                                Message.cut(
                                                        line.value(),
                                                        Math.min(longest, LONGEST_LISTED))))));
        return text(body, List.of(open(notice, "Open the alert")));
    }

    /**
     * @param most alerts that are listed
     */
    private static String card(Group group, int most) {
        String sign = Headline.sign(group.severity(), group.over());
        var body = new ArrayList<Block>();
        String title = Message.cut(sign + " " + Headline.of(group), LONGEST_LISTED);
        body.add(Block.of(Run.title(title, group.over() ? "Good" : "Attention")));
        group.notices().stream().limit(most).forEach(notice -> body.add(listed(notice)));
        int omitted = group.notices().size() - most;
        if (omitted > 0) body.add(Block.of(Run.plain("and " + omitted + " more")));
        return text(body, List.of(open(group.notices().getFirst(), "Open the first alert")));
    }

    private static Block listed(Notice notice) {
        String sign = Headline.sign(notice.severity(), notice.over());
        return Block.of(
                Run.bold(Message.cut(sign + " " + Headline.of(notice), LONGEST_LISTED) + " "),
                Run.plain(Message.cut(notice.summary(), LONGEST_LISTED)));
    }

    private static Action open(Notice notice, String title) {
        return new Action("Action.OpenUrl", title, notice.link().toString());
    }

    private static String colour(Notice notice) {
        if (notice.over()) return "Good";
        return switch (notice.severity()) {
            case Critical -> "Attention";
            case Warning -> "Warning";
            case Info -> "Accent";
        };
    }

    private static String text(List<Block> body, List<Action> actions) {
        var card = new Card(SCHEMA, "AdaptiveCard", "1.4", body, actions);
        var attachment = new Attachment("application/vnd.microsoft.card.adaptive", null, card);
        return FactJson.text(new Envelope("message", List.of(attachment)));
    }
}
