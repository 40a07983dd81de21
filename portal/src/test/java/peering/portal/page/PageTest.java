package peering.portal.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import peering.portal.gateway.PortalStack;
import peering.portal.gateway.RecordingApi;

@QuarkusTest
@QuarkusTestResource(PortalStack.class)
class PageTest {
    private static Chromium chromium;
    private final RecordingApi api = PortalStack.api();
    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;
    private Keyboard keyboard;

    @TestHTTPResource URI root;

    @BeforeAll
    static void there_is_a_browser() {
        chromium = Chromium.startOrSkip();
    }

    @AfterAll
    static void the_browser_ends() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void the_apis_have_something_to_say() {
        api.reset();
        api.answers("/registration/v1/connections", text("connections"));
        api.answers("/registration/v1/partners", text("partners"));
        api.answers("/registration/v1/sites", text("sites"));
        api.answers("/registration/v1/prefixes", text("prefixes"));
        api.answers("/registration/v1/prefixes/pfx_1/path", text("path"));
        api.answers("/registration/v1/prefixes/pfx_1/events", text("events"));
        api.answers("/telemetry/v1/prefixes/pfx_1/latency", text("latency"));
        api.answers("/alerting/v1/endpoints", text("endpoints"));
        api.answers("/alerting/v1/alerts/alr_1", text("alert"));
        api.answersByQuery(
                "/alerting/v1/alerts",
                query -> text(query.contains("state=Open") ? "alerts-open" : "alerts-ended"));
    }

    @AfterEach
    void the_browser_had_nothing_to_complain_about() {
        if (context != null) {
            context.close();
        }
        assertEquals(List.of(), complaints);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void a_person_logs_in_and_reads_everything_by_keyboard(ColorScheme scheme) {
        open(scheme, "/");
        keyboard.logIn("ada");

        assertThat(page.locator("#who")).hasText("Ada of Acme · acme · customer");
        assertThat(section("connections").getByRole(AriaRole.ROWHEADER).first())
                .hasText("Voice Amsterdam");
        assertThat(section("connections")).containsText("Transit A");
        assertThat(section("connections")).containsText("Frankfurt 1");
        assertThat(section("connections")).containsText("the Internet");
        assertThat(section("prefixes")).containsText("205.251.192.0/23");
        assertThat(page.locator("#open-alerts")).hasText("1 open");
        assertThat(section("alerts").getByRole(AriaRole.ROWHEADER).first())
                .containsText("AS10297 announces 205.251.193.0/24");

        keyboard.tabTo(section("alerts").locator("summary").first());
        keyboard.enter();
        assertThat(section("alerts")).containsText("64496 6939 10297");
        assertThat(section("alerts")).containsText("https://hooks.example/peering");
        assertThat(section("alerts")).containsText("whd_1");
        assertThat(section("alerts")).containsText("Delivered");

        keyboard.tabTo(section("prefixes").locator("summary").nth(1));
        keyboard.enter();
        assertThat(section("prefixes")).containsText("The primary site is down.");
        assertThat(section("prefixes")).containsText("An anomaly alone does not move it: ano_1.");
        assertThat(section("prefixes")).containsText("Path changed from Preferred to Backup.");

        keyboard.tabTo(section("prefixes").getByText("Latency of the last 24 hours").first());
        keyboard.enter();
        assertThat(section("prefixes")).containsText("12.0 ms");
        assertThat(section("prefixes")).containsText("no data");

        keyboard.tabTo(section("prefixes").getByText("failed: special-purpose").first());
        keyboard.enter();
        assertThat(section("prefixes"))
                .containsText("Register a prefix that may be routed on the Internet.");
        assertThat(section("prefixes"))
                .containsText("In force; to mend: A ROA allows more specifics.");

        assertEquals(List.of(), Contrast.tooLow(page));
        picture(scheme.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void names_that_look_like_html_stay_names() {
        open(ColorScheme.LIGHT, "/");
        keyboard.logIn("ada");

        assertThat(section("connections").getByRole(AriaRole.ROWHEADER).nth(1))
                .hasText(
                        "<img src=x onerror=\"window.hacked=true\"><script>window.hacked=true</script>");
        assertEquals(0, page.locator("main img, main script").count());
        assertEquals("undefined", page.evaluate("typeof window.hacked"));
    }

    @Test
    void a_refresh_takes_neither_the_focus_nor_what_was_opened() {
        open(ColorScheme.LIGHT, "/");
        keyboard.logIn("ada");
        var summary = section("alerts").locator("summary").first();
        keyboard.tabTo(summary);
        keyboard.enter();
        assertThat(section("alerts")).containsText("64496 6939 10297");

        api.answers(
                "/alerting/v1/alerts/alr_1",
                text("alert").replace("64497 6939 10297", "64497 3356 10297"));

        assertThat(section("alerts")).containsText("64497 3356 10297");
        assertThat(summary).isFocused();
        assertThat(section("alerts").locator("details").first()).hasAttribute("open", "");
    }

    @Test
    void who_looks_after_an_alert_says_so_and_silences_its_prefix_by_keyboard() {
        open(ColorScheme.LIGHT, "/");
        keyboard.logIn("ada");
        keyboard.tabTo(section("alerts").locator("summary").first());
        keyboard.enter();
        assertThat(section("alerts")).containsText("quiet hours");
        api.answers("/alerting/v1/alerts/alr_1/acknowledgement", "{}");
        api.answers("/alerting/v1/silences", "{}");

        keyboard.tabTo(button("I look after it"));
        keyboard.enter();
        api.answers(
                "/alerting/v1/alerts/alr_1",
                text("alert")
                        .replace(
                                "\"changedAt\"",
                                "\"acknowledgement\":{\"by\":\"ada\",\"at\":\"2018-04-24T11:06:00Z\"},"
                                        + "\"changedAt\""));
        assertThat(section("alerts")).containsText("ada looks after it since");
        keyboard.tabTo(button("Silence the prefix for an hour"));
        keyboard.enter();

        assertThat(button("Nobody looks after it any more")).isVisible();
        page.waitForCondition(() -> api.wasAsked("POST", "/alerting/v1/silences"));
        assertTrue(api.wasAsked("PUT", "/alerting/v1/alerts/alr_1/acknowledgement"));
        assertEquals(List.of(), Contrast.tooLow(page));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void what_is_new_is_said_aloud_once() {
        api.answers("/alerting/v1/alerts", "{\"items\":[],\"next\":null}");
        open(ColorScheme.LIGHT, "/");
        keyboard.logIn("ada");
        assertThat(section("alerts")).containsText("No alerts.");
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("");

        api.answersByQuery(
                "/alerting/v1/alerts",
                query ->
                        query.contains("state=Open")
                                ? text("alerts-open")
                                : "{\"items\":[],\"next\":null}");

        assertThat(page.locator("#news[aria-live=polite]"))
                .containsText("New critical alert: AS10297 announces");
    }

    @Test
    void an_api_that_refuses_is_quoted_and_the_other_lists_stay() {
        api.answers(
                "/registration/v1/prefixes",
                503,
                "{\"title\":\"No RPKI data has been loaded yet\",\"detail\":\"wait a minute\"}");
        open(ColorScheme.LIGHT, "/");
        keyboard.logIn("ada");

        assertThat(section("prefixes").getByRole(AriaRole.STATUS))
                .hasText("No RPKI data has been loaded yet: wait a minute");
        assertThat(section("connections")).containsText("Voice Amsterdam");

        api.answers("/registration/v1/prefixes", text("prefixes"));

        assertThat(section("prefixes")).containsText("205.251.192.0/23", patience());
        assertThat(section("prefixes").getByRole(AriaRole.STATUS)).hasCount(0);
        complaints.removeIf(said -> said.contains("503"));
    }

    @Test
    void who_may_not_see_a_list_is_told_so_calmly() {
        api.answers(
                "/registration/v1/connections",
                403,
                "{\"title\":\"The token's roles do not allow this\",\"status\":403}");
        open(ColorScheme.LIGHT, "/");
        keyboard.logIn("pavel");

        assertThat(section("connections")).containsText("Your roles do not open this list.");
        complaints.removeIf(said -> said.contains("403"));
    }

    @Test
    void a_webhooks_link_opens_its_alert_after_the_login() {
        open(ColorScheme.LIGHT, "/alerts/alr_1");
        keyboard.logIn("ada");

        assertThat(section("alerts")).containsText("64496 6939 10297");
        assertThat(section("alerts").locator("summary").first()).isFocused();
    }

    @Test
    void a_narrow_screen_shows_all_without_scrolling_sideways() {
        open(ColorScheme.LIGHT, "/");
        page.setViewportSize(360, 740);
        keyboard.logIn("ada");
        assertThat(section("prefixes")).containsText("205.251.192.0/23");
        section("alerts").locator("summary").first().click();
        assertThat(section("alerts")).containsText("64496 6939 10297");

        assertEquals(
                true,
                page.evaluate(
                        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        assertThat(section("connections").getByRole(AriaRole.TABLE)).hasCount(1);
        picture("narrow");
    }

    @Test
    void logging_out_leads_away_and_the_session_is_over() {
        open(ColorScheme.LIGHT, "/");
        keyboard.logIn("ada");
        var logOut =
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out"));
        assertThat(logOut).isVisible();

        keyboard.tabTo(logOut);
        keyboard.enter();
        page.waitForURL("**/endsession**");

        page.navigate(portal("/"));
        assertThat(page.locator("input[name=username]")).isVisible();
    }

    private void open(ColorScheme scheme, String path) {
        context =
                chromium.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setColorScheme(scheme)
                                        .setViewportSize(1280, 900));
        page = context.newPage();
        keyboard = new Keyboard(page, portal("/**"));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.location().startsWith(portal("/"))) {
                complaints.add(message.text());
            }
        });
        page.navigate(portal(path));
    }

    private Locator section(String id) {
        return page.locator("section#" + id);
    }

    private String portal(String path) {
        return "http://localhost:" + root.getPort() + path;
    }

    private void picture(String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/screenshots/" + name + ".png")));
    }

    private static LocatorAssertions.ContainsTextOptions patience() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);
    }

    private static String text(String name) {
        try (var resource = PageTest.class.getResourceAsStream("/api/" + name + ".json")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
