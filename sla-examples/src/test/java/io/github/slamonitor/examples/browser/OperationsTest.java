package io.github.slamonitor.examples.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator does on the dashboard: acknowledge a violation, silence alerts, and end a silence. */
@Tag("browser")
@ExtendWith({Chromium.class, OpenShop.class})
class OperationsTest {

    private static Program program;

    @BeforeAll
    static void open(Program shop) {
        program = shop;
    }

    @Test
    void acknowledgesFromTheTableAndOthersSeeIt(Visitors visitors) {
        Visitor other = visitors.desktop().open(program.uri(), "");
        Locator firing = other.page().locator(".firing-row", text("payment-eu"));
        assertThat(firing.getByText("Seen by")).hasCount(0);
        assertThat(firing).isVisible();

        Visitor visitor =
                visitors.desktop().open(program.uri(), "violations?service=payment-eu&state=OPEN&state=ACKNOWLEDGED");
        assertThat(visitor.page().locator(".cell-state")).hasText("Open");
        visitor.button("Acknowledge failure rate at most 5% of payment-eu").click();
        visitor.page().getByLabel("Note").fill("the bank is down <b>again</b>");
        assertThat(visitor.barriers()).isEmpty();
        visitor.button("Acknowledge").last().click();

        assertThat(visitor.page().locator(".said-visible")).containsText("Acknowledged: payment-eu");
        assertThat(visitor.page().locator(".cell-state")).hasText("Acknowledged");
        visitor.page().locator(".cell-service").click();
        assertThat(visitor.page().locator(".fact", text("Acknowledged"))).containsText("the bank is down <b>again</b>");
        assertThat(firing.getByText("Seen by")).isVisible(); // without a reload
    }

    @Test
    void silencesAServiceAndEndsTheSilence(Visitors visitors) {
        Visitor visitor = visitors.desktop().open(program.uri(), "service/search");
        visitor.button("Silence").click();
        Locator dialog = visitor.page().locator("dialog");
        assertThat(dialog.getByLabel("Services")).hasValue("search");
        dialog.getByLabel("For", new Locator.GetByLabelOptions().setExact(true)).selectOption("4 hours");
        visitor.page().keyboard().press("Enter");
        assertThat(dialog).isVisible(); // a reason is needed
        dialog.getByLabel("Reason").fill("the index is built anew");
        dialog.locator("button[type=submit]").click();
        assertThat(dialog).hasCount(0);

        visitor.open(program.uri(), "silences");
        Locator row = visitor.page().locator("tbody tr");
        assertThat(row).containsText("the index is built anew");
        assertThat(row).containsText("3 h 59 min left");
        assertThat(visitor.barriers()).isEmpty();
        visitor.screenshot("silences-with-one");
        visitor.open(program.uri(), "overview");
        assertThat(visitor.page().locator(".silence-note")).containsText("search");

        visitor.open(program.uri(), "silences");
        visitor.button("End the silence of search").click();
        assertThat(visitor.page().getByText("Nothing is silenced")).isVisible();
    }

    @Test
    void refusalOfTheServerIsShownWhereOneIs(Visitors visitors) {
        Visitor visitor = visitors.desktop().expecting("400").open(program.uri(), "silences");
        visitor.page().route("**/api/silences", route -> {
            if (route.request().method().equals("POST")) {
                route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setStatus(400)
                        .setContentType("application/json")
                        .setBody("{\"error\":{\"status\":400,\"message\":\"a silence lasts at most 30 d\"}}"));
            } else {
                route.resume();
            }
        });
        visitor.button("Silence alerts").click();
        visitor.page().locator("dialog input[name=services]").fill("checkout");
        visitor.page().locator("dialog input[name=reason]").fill("planned work");
        visitor.page().locator("dialog button[type=submit]").click();

        assertThat(visitor.page().locator("dialog .form-error")).hasText("a silence lasts at most 30 d");
        assertThat(visitor.page().locator("dialog input[name=reason]")).hasValue("planned work");
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
