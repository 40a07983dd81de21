package peering.alerting.web;

import java.util.UUID;

/**
 * Public ids that say what they are wherever they are pasted: a prefix such as {@code whd_} and 32
 * hex digits. They hold no dot, which Standard Webhooks forbids in a {@code webhook-id}.
 */
public final class FreshId {
    public static final String ENDPOINT = "end_";
    public static final String SUBSCRIPTION = "sub_";
    public static final String ALERT = "alr_";
    public static final String SILENCE = "sil_";
    public static final String DELIVERY = "whd_";

    private FreshId() {}

    /** A new id with this prefix. */
    public static String of(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }
}
