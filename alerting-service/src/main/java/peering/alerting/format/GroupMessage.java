package peering.alerting.format;

import java.util.List;
import java.util.SortedMap;

/** Several transitions of alerts that have something in common, in one message. */
final class GroupMessage {
    static final String TYPE = "alerts.group";

    private GroupMessage() {}

    /**
     * @param omitted how many did not fit; the portal's list has them
     */
    record Data(
            String groupKey,
            SortedMap<String, String> groupLabels,
            List<Message> alerts,
            int omitted) {}

    /** As many as stay below {@link Message#LARGEST}, at least none. */
    static Message of(
            String groupKey, SortedMap<String, String> groupLabels, List<Notice> notices) {
        var messages = notices.stream().map(Notice::message).toList();
        int kept = messages.size();
        while (true) {
            var data =
                    new Data(
                            groupKey,
                            groupLabels,
                            messages.subList(0, kept),
                            messages.size() - kept);
            var message = new Message(TYPE, notices.getFirst().message().timestamp(), data);
            if (kept == 0 || Message.fits(message.text())) return message;
            kept = kept > 8 ? kept * 3 / 4 : kept - 1;
        }
    }
}
