package peering.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of each fact, from the journey of the Route 53 hijack of 24 April 2018. */
final class Samples {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String KEY =
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    static final List<Record> ALL =
            List.of(
                    site(),
                    session(),
                    connection(),
                    prefix(),
                    verdict(),
                    policy(),
                    anomaly(),
                    sample(),
                    degradation(),
                    path(),
                    sessionState(),
                    siteLatency(),
                    receivedRoute(),
                    feedTrouble());

    private Samples() {}

    private static SiteFact site() {
        return new SiteFact(
                "site_ams1",
                "Amsterdam 1",
                "Amsterdam",
                "NL",
                52.303,
                4.938,
                "Equinix AM3",
                List.of("ams1-r1", "ams1-r2"),
                Optional.of(
                        new SiteFact.Health(
                                SiteFact.State.Draining, NOON, "Replacing both routers.")),
                Optional.empty(),
                NOON,
                2);
    }

    private static SessionFact session() {
        return new SessionFact(
                "ses_01",
                "ptn_01",
                16509,
                "site_ams1",
                "ams1-r1",
                "198.51.100.1",
                SessionFact.State.Active,
                NOON,
                2);
    }

    private static ConnectionFact connection() {
        return new ConnectionFact(
                "con_01",
                "acme",
                "Acme Amsterdam",
                "ptn_01",
                "site_ams1",
                Optional.of("site_fra1"),
                ConnectionFact.State.Active,
                NOON,
                1);
    }

    private static PrefixFact prefix() {
        return new PrefixFact(
                "pfx_01",
                "acme",
                "con_01",
                "ptn_01",
                "205.251.192.0/23",
                List.of(16509L),
                KEY,
                Optional.of(
                        new PrefixFact.Grant(
                                "rpx_01",
                                "ptn_01",
                                16509,
                                "205.251.192.0/23",
                                List.of(16509L),
                                KEY,
                                Optional.empty())),
                PrefixFact.Standing.Verified,
                NOON,
                NOON.plusSeconds(1),
                1,
                2);
    }

    private static VerdictFact verdict() {
        return new VerdictFact(
                "ver_01",
                "pfx_01",
                "acme",
                "con_01",
                "205.251.192.0/23",
                1,
                VerdictFact.Outcome.Warning,
                "In force until 2026-11-24T13:00:00Z, and failed then unless it is mended.",
                Optional.of(NOON.plusSeconds(3600)),
                Optional.of(new VerdictFact.Lapse("lps_01", NOON.plusSeconds(1), Optional.empty())),
                "2",
                List.of(
                        new VerdictFact.Finding(
                                "rov",
                                VerdictFact.Result.Passed,
                                "rov-valid",
                                "A ROA lets AS16509 originate 205.251.192.0/23.",
                                Optional.empty(),
                                "723521 VRPs built 2025-07-20T09:31:33Z",
                                NOON,
                                Optional.of(NOON.plusSeconds(86_400)),
                                Map.of("vrp", "205.251.192.0/18-24 AS16509"))),
                NOON.plusSeconds(1),
                1);
    }

    private static WatchPolicyFact policy() {
        return new WatchPolicyFact(
                "pfx_01",
                "acme",
                List.of(14618L),
                List.of(3356L, 1299L),
                Optional.of(24),
                Optional.of(2),
                Optional.of(5),
                Optional.of(Trouble.Severity.Warning),
                List.of(RouteAnomalyFact.Kind.BogonInPath),
                Optional.of(12),
                Optional.of("* 3356|1299 16509"),
                false,
                false,
                NOON,
                3,
                Optional.of(List.of(64500L)),
                Optional.of(List.of(16509L)),
                Optional.of(2));
    }

    private static RouteAnomalyFact anomaly() {
        var seen = Instant.parse("2018-04-24T11:05:41Z");
        return new RouteAnomalyFact(
                "anm_01",
                RouteAnomalyFact.Kind.SubPrefixHijack,
                Trouble.Severity.Critical,
                Trouble.State.Open,
                "pfx_01",
                "acme",
                "con_01",
                "205.251.192.0/23",
                "205.251.192.0/24",
                Optional.of(10297L),
                List.of(16509L),
                List.of(
                        new RouteAnomalyFact.Observer(
                                "rrc00", "195.47.235.100", 6881, "6881 15685 6939 10297", seen)),
                1,
                1,
                seen,
                seen.plusSeconds(1),
                seen,
                Optional.empty(),
                "AS10297 originates 205.251.192.0/24, inside 205.251.192.0/23, which only AS16509 may.",
                1,
                Optional.empty(),
                Optional.of(RouteAnomalyFact.Confidence.High),
                Optional.of(
                        List.of(
                                new RouteAnomalyFact.Evidence(
                                        "rov-invalid",
                                        "RPKI says that AS10297 may not announce it: 205.251.192.0/23-23 AS16509"))));
    }

    private static LatencySampleFact sample() {
        return new LatencySampleFact(
                "smp_01", "205.251.192.0/23", "NL-AMS", Optional.of(12.5), NOON, "probe-1");
    }

    private static LatencyDegradationFact degradation() {
        return new LatencyDegradationFact(
                "dgr_01",
                Trouble.Severity.Warning,
                Trouble.State.Ended,
                "pfx_01",
                "acme",
                "con_01",
                "205.251.192.0/23",
                "NL-AMS",
                12.5,
                52.5,
                5,
                NOON,
                NOON.plusSeconds(480),
                NOON.plusSeconds(960),
                Optional.of(NOON.plusSeconds(960)),
                "Round trips from NL-AMS to 205.251.192.0/23 rose from 12.5 ms to 52.5 ms.",
                2);
    }

    private static PathFact path() {
        return new PathFact(
                "pfx_01",
                "acme",
                "con_01",
                "205.251.192.0/23",
                PathFact.Path.Backup,
                Optional.of("site_fra1"),
                Optional.of(PathFact.Path.Preferred),
                "primary-down",
                "The primary site is down.",
                List.of("anm_01"),
                NOON,
                NOON,
                2);
    }

    private static SessionStateFact sessionState() {
        return new SessionStateFact(
                "ses_01",
                SessionStateFact.State.Down,
                NOON,
                Optional.of("The hold timer expired."),
                3);
    }

    private static SiteLatencyFact siteLatency() {
        return new SiteLatencyFact(
                "NL-AMS", "site_ams1", 1.25, 3540, NOON.minusSeconds(3600), NOON, 17);
    }

    private static FeedTroubleFact feedTrouble() {
        return new FeedTroubleFact(
                "fdt_01",
                "rrc00",
                Trouble.Severity.Warning,
                Trouble.State.Open,
                NOON.minusSeconds(300),
                NOON,
                Optional.empty(),
                "Nothing was heard of rrc00 for 5 min.",
                1);
    }

    private static ReceivedRouteFact receivedRoute() {
        return new ReceivedRouteFact(
                "ses_01",
                "ptn_01",
                "205.251.192.0/23",
                Optional.of(16509L),
                "64500 16509",
                List.of("8075:8007"),
                ReceivedRouteFact.State.Announced,
                NOON,
                1);
    }
}
