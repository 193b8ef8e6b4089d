package io.github.slamonitor.examples.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.github.slamonitor.examples.http.Role;
import io.github.slamonitor.examples.http.UsersFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who may enter, and what they may do. */
@Tag("browser")
@ExtendWith(Chromium.class)
class SignInTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private static Path folder;

    private static Program program;

    @BeforeAll
    static void open() {
        Shop.open(folder);
        UsersFile users = UsersFile.at(folder.resolve("users.txt"));
        users.add("olga", Role.OPERATOR, PASSWORD.toCharArray());
        users.add("vera", Role.VIEWER, PASSWORD.toCharArray());
        program = Program.run(folder, "--server-users-file", "users.txt");
    }

    @AfterAll
    static void close() {
        if (program != null) {
            program.close();
        }
    }

    @Test
    void nothingIsShownBeforeSigningIn(Visitors visitors) {
        Visitor visitor = visitors.desktop().expecting("401").open(program.uri(), "violations?state=OPEN");
        assertThat(visitor.heading("Sign in")).isVisible();
        assertThat(visitor.page().locator("body")).not().containsText("payment-eu");
        assertThat(visitor.page().locator("nav")).hasCount(0);
        assertThat(visitor.barriers()).isEmpty();
        visitor.screenshot("login");
        assertThat(visitor.page().evaluate("fetch('/api/overview').then(answer => answer.status)"))
                .isEqualTo(401);
    }

    @Test
    void wrongPasswordIsRefusedWithoutSayingWhatWasWrong(Visitors visitors) {
        Visitor visitor = visitors.desktop().expecting("401").open(program.uri(), "");
        signIn(visitor, "olga", "wrong password");
        String known = visitor.page().locator(".form-error").textContent();
        assertThat(visitor.page().getByLabel("Password")).hasValue("");
        assertThat(visitor.page().getByLabel("Password")).isFocused();
        assertThat(visitor.page().getByLabel("Name")).hasValue("olga");
        assertThat(visitor.barriers()).isEmpty();
        visitor.screenshot("login-refused");

        visitor.page().reload();
        signIn(visitor, "nobody", "wrong password");
        assertThat(visitor.page().locator(".form-error")).hasText(known);
    }

    @Test
    void afterSigningInOneIsWhereOneWanted(Visitors visitors) {
        Visitor visitor = visitors.desktop().open(program.uri(), "violations?state=OPEN");
        signIn(visitor, "olga", PASSWORD);
        assertThat(visitor.page().locator("h1")).hasText("Violations");
        assertThat(visitor.page().locator(".chip-remove")).hasText("State: Open, remove");
        assertThat(visitor.page().locator(".who")).containsText("olga");
        assertThat(visitor.button("Acknowledge failure rate at most 5% of payment-eu"))
                .isVisible();
        assertThat(visitor.barriers()).isEmpty();

        visitor.page().reload();
        assertThat(visitor.page().locator(".who")).containsText("olga");
        assertThat(visitor.page().evaluate("document.cookie")).isEqualTo(""); // no script can read it
        assertThat(visitor.page().context().cookies()).singleElement().satisfies(cookie -> {
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.sameSite.name()).isEqualTo("STRICT");
        });
    }

    @Test
    void viewerSeesEverythingAndIsOfferedNothingToChange(Visitors visitors) {
        Visitor visitor =
                visitors.desktop().expecting("403").open(program.uri(), "violations?service=payment-eu&state=OPEN");
        signIn(visitor, "vera", PASSWORD);
        assertThat(visitor.page().locator(".cell-service")).hasText("payment-eu");
        assertThat(visitor.page().locator(".row-actions")).hasCount(0);
        visitor.page().locator(".cell-service").click();
        assertThat(visitor.heading("As it opened")).isVisible();
        assertThat(visitor.button("Acknowledge")).hasCount(0);
        visitor.open(program.uri(), "silences");
        assertThat(visitor.page().getByText("Nothing is silenced")).isVisible();
        assertThat(visitor.button("Silence alerts")).hasCount(0);

        Object refused = visitor.page()
                .evaluate(
                        "async body => (await fetch('/api/silences', {method: 'POST', body: JSON.stringify(body), headers:"
                                + " {'Content-Type': 'application/json', 'X-CSRF-Token':"
                                + " (await (await fetch('/api/session')).json()).csrf}})).status",
                        Map.of("services", "*", "rules", "*", "forMillis", 60000, "reason", "mischief"));
        assertThat(refused).isEqualTo(403);
    }

    @Test
    void operatorWithoutTheTokenOfThePageIsRefused(Visitors visitors) {
        Visitor visitor = visitors.desktop().expecting("403").open(program.uri(), "");
        signIn(visitor, "olga", PASSWORD);
        assertThat(visitor.page().locator(".card").first()).isVisible();
        Object refused = visitor.page()
                .evaluate(
                        "async body => (await fetch('/api/silences', {method: 'POST', body: JSON.stringify(body), headers:"
                                + " {'Content-Type': 'application/json'}})).status",
                        Map.of("services", "*", "rules", "*", "forMillis", 60000, "reason", "mischief"));
        assertThat(refused).isEqualTo(403);
    }

    @Test
    void signedOutOneIsOutInEveryWindow(Visitors visitors) {
        Visitor visitor = visitors.desktop().expecting("401").open(program.uri(), "");
        signIn(visitor, "vera", PASSWORD);
        assertThat(visitor.page().locator(".card").first()).isVisible();
        Page second = visitor.page().context().newPage();
        second.navigate(program.uri() + "/#/silences");
        assertThat(second.locator(".who")).containsText("vera");

        visitor.button("Sign out").click();
        assertThat(visitor.heading("Sign in")).isVisible();
        assertThat(visitor.page().locator("body")).not().containsText("payment-eu");
        second.locator(".places a").first().click();
        assertThat(second.locator("h1")).hasText("Sign in");
    }

    private static void signIn(Visitor visitor, String name, String password) {
        visitor.page().getByLabel("Name").fill(name);
        visitor.page().getByLabel("Password").fill(password);
        visitor.page().keyboard().press("Enter");
    }
}
