package peering.portal.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * What a person does who has no mouse.
 *
 * @param home where the login leads back to, as a glob
 */
record Keyboard(Page page, String home) {
    private static final int MOST_TABS = 60;

    /** On the issuer's login page, where the password is the name. */
    void logIn(String name) {
        page.locator("input[name=username]").focus();
        page.keyboard().type(name);
        page.keyboard().press("Tab");
        page.keyboard().type(name);
        enter();
        page.waitForURL(home);
    }

    void enter() {
        page.keyboard().press("Enter");
    }

    /** Presses Tab until {@code wanted} has the focus: so it can be reached, and it shows it. */
    void tabTo(Locator wanted) {
        assertThat(wanted).isVisible();
        for (int i = 0; i < MOST_TABS; i++) {
            if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + wanted);
    }
}
