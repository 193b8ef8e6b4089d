package io.github.slamonitor.examples.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything can be reached and done by the keyboard alone, and one sees where one is. */
@Tag("browser")
@ExtendWith({Chromium.class, OpenShop.class})
class KeyboardTest {

    private static final int MOST_STEPS = 80;

    private static Program program;

    @BeforeAll
    static void open(Program shop) {
        program = shop;
    }

    @Test
    void firstStopSkipsToTheContent(Visitors visitors) {
        Visitor visitor = visitors.desktop().open(program.uri(), "");
        assertThat(visitor.page().locator(".card").first()).isVisible();

        visitor.page().keyboard().press("Tab");
        assertThat(visitor.link("Skip to the content")).isFocused();
        assertThat(visitor.link("Skip to the content")).isInViewport();
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.page().locator("main")).isFocused();
    }

    @Test
    void focusIsSeenWhereverItIs(Visitors visitors) {
        Visitor visitor = visitors.desktop().open(program.uri(), "violations");
        assertThat(visitor.page().locator(".violations tbody tr").first()).isVisible();

        for (int step = 0; step < 20; step++) {
            visitor.page().keyboard().press("Tab");
            Object outline = visitor.page().evaluate("getComputedStyle(document.activeElement).outlineStyle");
            Object at = visitor.page().evaluate("document.activeElement.outerHTML.slice(0, 200)");
            assertThat(outline).as("outline of " + at).isNotEqualTo("none");
        }
    }

    @Test
    void filtersAndOpensViolation(Visitors visitors) {
        Visitor visitor = visitors.desktop().open(program.uri(), "");
        assertThat(visitor.page().locator(".card").first()).isVisible();
        Keyboard keyboard = visitor.page().keyboard();

        goTo(visitor, visitor.page().locator(".places a", text("Violations")));
        keyboard.press("Enter");
        assertThat(visitor.page().locator("h1")).hasText("Violations");
        assertThat(visitor.page().locator("main")).isFocused();

        goTo(visitor, visitor.page().locator(".filter-bar button", text("Severity")));
        keyboard.press("Enter");
        goTo(visitor, visitor.page().locator(".choice", text("Critical")).locator("input"));
        keyboard.press("Space");
        keyboard.press("Escape");
        assertThat(visitor.page().locator(".popover-panel")).hasCount(0);
        assertThat(visitor.page().locator(".filter-bar button", text("Severity")))
                .isFocused();
        assertThat(visitor.page().locator(".cell-of-severity", text("Warning"))).hasCount(0);

        goTo(visitor, visitor.page().locator(".cell-service").first());
        keyboard.press("Enter");
        assertThat(visitor.heading("As it opened")).isVisible();
        visitor.page().goBack();
        assertThat(visitor.page().locator(".chip-remove", text("Severity: Critical")))
                .isVisible();
    }

    @Test
    void dialogTakesTheFocusAndGivesItBack(Visitors visitors) {
        Visitor visitor = visitors.desktop().open(program.uri(), "silences");
        Locator button = visitor.button("Silence alerts");

        button.focus();
        visitor.page().keyboard().press("Enter");
        Locator services = visitor.page().locator("dialog input[name=services]");
        assertThat(services).isFocused();
        assertThat(visitor.barriers()).isEmpty();
        visitor.page().keyboard().press("Escape");

        assertThat(visitor.page().locator("dialog")).hasCount(0);
        assertThat(button).isFocused();
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    /** Tabs on until an element has the focus. */
    private static void goTo(Visitor visitor, Locator target) {
        assertThat(target).isVisible();
        for (int step = 0; step < MOST_STEPS; step++) {
            visitor.page().keyboard().press("Tab");
            if ((boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("not reached within " + MOST_STEPS + " steps: " + target);
    }
}
