package io.github.slamonitor.examples.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page shows by itself what happens, and disturbs nobody with it. */
@Tag("browser")
@ExtendWith(Chromium.class)
class LiveTest {

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void run() {
        program = Program.run(folder); // with the usual limits for every service
        program.send("checkout", 200, 0);
        program.send("login", 200, 1);
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void violationAppearsByItself(Visitors visitors) {
        Visitor visitor = visitors.desktop().open(program.uri(), "");
        assertThat(visitor.page().locator(".card")).hasCount(2);
        assertThat(visitor.page().locator(".firing-row")).hasCount(0);
        assertThat(visitor.page().locator(".connection-on")).isVisible();

        program.send("login", 200, 50);

        Locator row = visitor.page().locator(".firing-row", text("failure rate at most 5%"));
        assertThat(row).containsText("login");
        Instant seen = Instant.now();
        String opened = row.locator("time").getAttribute("datetime");
        System.out.printf(
                Locale.ROOT,
                "a violation was on the page %d ms after the evaluation that found it%n",
                Duration.between(Instant.parse(opened), seen).toMillis());
        assertThat(visitor.heading("1 of 2 services breaks its agreement")).isVisible();
        assertThat(visitor.page()).hasTitle(java.util.regex.Pattern.compile("^\\(\\d+\\) Overview"));
        assertThat(visitor.page().locator(".card").first()).containsText("login");
    }

    @Test
    void worstOfAViolationRisesWhileItGoesOnAndStaysWhenItIsOver(Visitors visitors) {
        program.send("login", 200, 50);
        Visitor visitor = visitors.desktop().open(program.uri(), "violations?kind=FAILURE_RATE&minFailureRate=0.2");
        Locator worst = visitor.page().locator(".cell-of-failureRate");
        assertThat(worst).hasText("25.50%");

        program.send("login", 400, 100);
        assertThat(worst).hasText("62.75%");

        program.send("login", 20_000, 0);
        assertThat(visitor.page().locator(".cell-state")).hasText("Resolved");
        assertThat(worst).hasText("62.75%");
    }

    @Test
    void whatOneDoesIsNotDisturbed(Visitors visitors) {
        Visitor visitor = visitors.with(Visitors.Look.PHONE_DARK).open(program.uri(), "");
        Page page = visitor.page();
        assertThat(page.locator(".card")).hasCount(2);
        Locator search = page.getByLabel("Search services");
        search.pressSequentially("o");
        page.evaluate("document.querySelector('.card').dataset.seen = 'this one'");
        page.evaluate("scrollTo(0, 300)");
        Object before = page.evaluate("scrollY");

        for (String service : new String[] {"cart-o", "photo", "video"}) {
            program.send(service, 50, 0);
            assertThat(page.locator(".card", text(service))).isVisible();
        }

        assertThat(search).isFocused();
        assertThat(search).hasValue("o");
        assertThat(page).hasURL(java.util.regex.Pattern.compile("search=o$"));
        assertThat(page.evaluate("scrollY")).isEqualTo(before);
        assertThat(page.locator("[data-seen='this one']")).hasCount(1); // the elements are the same
    }

    @Test
    void connectionIsLostAndComesBack(Visitors visitors) throws InterruptedException {
        Visitor visitor = visitors.desktop().expecting("net::ERR_").open(program.uri(), "");
        assertThat(visitor.page().locator(".connection-on")).isVisible();

        assertThat(visitor.page().locator(".card")).hasCount(2);
        int port = program.uri().getPort();
        program.kill();
        assertThat(visitor.page().locator(".lost")).containsText("was lost");
        assertThat(visitor.page().locator(".card")).hasCount(2); // still to be read
        assertThat(visitor.barriers()).isEmpty();
        visitor.screenshot("connection-lost");

        program = Program.start(
                folder, "run", "--input", "http", "--interval", "1s", "--server-port", String.valueOf(port));
        assertThat(visitor.page().locator(".lost")).hasCount(0);
        program.send("search", 100, 0);
        assertThat(visitor.page().locator(".card", text("search"))).isVisible();
    }

    @Test
    void whatIsOpenFromBeforeAStartIsNotCheckedYet(Visitors visitors) {
        program.send("login", 200, 50);
        assertThat(visitors.desktop()
                        .expecting("net::ERR_")
                        .open(program.uri(), "")
                        .page()
                        .locator(".firing-row"))
                .hasCount(1);
        program.close();
        program = Program.start(folder, "run", "--input", "http", "--interval", "10min", "--server-port", "0");

        Visitor visitor = visitors.with(Visitors.Look.PHONE_DARK).open(program.uri(), "");
        assertThat(visitor.heading("1 violation is still open from before the start, and not checked yet"))
                .isVisible();
        assertThat(visitor.page().locator(".firing-row")).containsText("Not checked yet");
        assertThat(visitor.page().locator(".card svg.sparkline")).hasCount(2);
        assertThat(visitor.barriers()).isEmpty();
        visitor.screenshot("overview-not-checked");
    }

    @Test
    void firstRequestOfAllEndsTheWaiting(Visitors visitors) {
        program.close();
        program = Program.run(folder, "--database", "other.db");
        Visitor visitor = visitors.desktop().open(program.uri(), "");
        assertThat(visitor.page().getByText("Waiting for the first request")).isVisible();
        assertThat(visitor.barriers()).isEmpty();
        visitor.screenshot("overview-empty");

        program.send("checkout", 100, 0);
        assertThat(visitor.page().locator(".card")).hasCount(1);
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
