package peering.alerting.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a receiver answers when it is asked by OPTIONS whether it wants to be told (CloudEvents 1.0,
 * HTTP webhooks, section 4). The headers are the consent, the status is none:
 *
 * <pre>
 *   WebHook-Allowed-Origin: ours, or *  and  WebHook-Allowed-Rate: a number, or *   granted
 *   anything else                                                                  not granted
 * </pre>
 */
final class Handshake {
    static final String ASK_ORIGIN = "webhook-request-origin";
    static final String ASK_RATE = "webhook-request-rate";
    static final String ORIGIN = "webhook-allowed-origin";
    static final String RATE = "webhook-allowed-rate";

    /** Requests per minute that are asked for. */
    static final int WANTED = 6000;

    private static final String ALL = "*";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private Handshake() {}

    /**
     * @param headers of the answer, by lower-case name
     * @param origin the name by which we asked
     */
    static Consent judge(Map<String, String> headers, String origin) {
        String allowed = headers.getOrDefault(ORIGIN, "").strip();
        if (allowed.isEmpty())
            return new Consent.Refused("the answer has no WebHook-Allowed-Origin");
        if (!allowed.equals(ALL) && !allowed.equalsIgnoreCase(origin)) {
            return new Consent.Refused("the answer does not allow the origin " + origin);
        }
        String rate = headers.getOrDefault(RATE, "").strip();
        if (rate.equals(ALL)) return new Consent.Given(Optional.empty());
        if (!NUMBER.matcher(rate).matches()) {
            return new Consent.Refused(
                    "the answer has no WebHook-Allowed-Rate that is a number above 0 or *");
        }
        return new Consent.Given(Optional.of(Integer.valueOf(rate)));
    }
}
