package peering.stack.oidc.server;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The page on which a person logs in. It lists the demo users with their passwords: this server
 * guards a demo.
 */
final class LoginPage {
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Log in - Open Peering Service</title>
              <style>
                body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem; }
                label { display: block; margin: .75rem 0 .25rem; }
                input { font: inherit; padding: .4rem; width: 100%%; box-sizing: border-box; }
                button { font: inherit; margin-top: 1rem; padding: .4rem 1.2rem; }
                table { border-collapse: collapse; margin-top: 2rem; width: 100%%; }
                th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #ccc; }
                .refused { color: #a00; }
              </style>
            </head>
            <body>
              <h1>Log in</h1>
              <p class="refused" role="alert">%s</p>
              <form method="post">
                <label for="username">User</label>
                <input id="username" name="username" autocomplete="username" required autofocus>
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required>
                <button type="submit">Log in</button>
              </form>
              <table>
                <caption>Demo users of this local stack</caption>
                <tr><th>User</th><th>Password</th><th>Who</th><th>Organisation</th></tr>
            %s
              </table>
            </body>
            </html>
            """;

    private LoginPage() {}

    static String of(List<Identities.User> users, String refused) {
        return PAGE.formatted(
                escape(refused),
                users.stream().map(LoginPage::row).collect(Collectors.joining("\n")));
    }

    private static String row(Identities.User user) {
        return "    <tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        escape(user.name()),
                        escape(user.password()),
                        escape(user.displayName()),
                        escape(user.organisation()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
