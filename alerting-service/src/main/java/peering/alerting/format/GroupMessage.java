package peering.alerting.format;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import peering.contract.Trouble;

/**
 * Several alerts as one of our own messages, smaller than {@link Message#LARGEST}.
 *
 * <p>If the alerts with all their evidence are too large together, each is told in short, and as
 * many as there is room for; the rest is counted.
 */
final class GroupMessage {
    private static final int LONGEST_SUMMARY = 300;

    private GroupMessage() {}

    /**
     * @param omitted how many alerts of the group are not in {@code alerts}
     */
    record Data(
            String groupKey,
            SortedMap<String, String> groupLabels,
            List<Message> alerts,
            int omitted) {}

    /** An alert in short; the rest is behind its link. */
    record Brief(
            String alertId,
            TroubleKind kind,
            Trouble.Severity severity,
            Trouble.State state,
            String prefix,
            String summary,
            Links links) {}

    static Message of(Group group) {
        var full = message(group, group.notices().stream().map(Notice::message).toList());
        if (Message.fits(full.text())) return full;
        var brief = group.notices().stream().map(GroupMessage::brief).toList();
        return message(group, brief.subList(0, roomFor(group, brief)));
    }

    /** How many of them fit; by halves, because each try writes all of it. */
    private static int roomFor(Group group, List<Message> alerts) {
        int fits = 0;
        int tooMany = alerts.size() + 1;
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) >>> 1;
            boolean room = Message.fits(message(group, alerts.subList(0, middle)).text());
            if (room) fits = middle;
            else tooMany = middle;
        }
        return fits;
    }

    private static Message message(Group group, List<Message> alerts) {
        int omitted = group.notices().size() - alerts.size();
        Instant timestamp = group.timestamp();
        return new Message(
                Group.TYPE, timestamp, new Data(group.key(), group.labels(), alerts, omitted));
    }

    private static Message brief(Notice notice) {
        var data =
                new Brief(
                        notice.alertId(),
                        notice.kind(),
                        notice.severity(),
                        notice.state(),
                        notice.label("prefix"),
                        Message.cut(notice.summary(), LONGEST_SUMMARY),
                        new Links(notice.link().toString()));
        return new Message(notice.message().type(), notice.message().timestamp(), data);
    }
}
