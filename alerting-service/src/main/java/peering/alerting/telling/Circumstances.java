package peering.alerting.telling;

import java.util.List;
import java.util.Optional;
import peering.alerting.alert.Alerts.Reopened;
import peering.alerting.silence.Silence;

/**
 * What there is around an alert when it is to be told.
 *
 * @param silences the organisation's active ones
 * @param inhibitedBy the id of an open alert that says more
 * @param reopened how often the alert opened again within {@link MuteConfig#flapWindow}, and when
 */
record Circumstances(List<Silence> silences, Optional<String> inhibitedBy, Reopened reopened) {
    Circumstances {
        silences = List.copyOf(silences);
    }
}
