package io.github.slamonitor.examples.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.github.slamonitor.examples.browser.Visitors.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every view, on a desktop, a tablet and a phone, light and dark: complete, without barriers, and not wider than the screen. */
@Tag("browser")
@ExtendWith({Chromium.class, OpenShop.class})
class ViewsTest {

    private static Program program;

    @BeforeAll
    static void open(Program shop) {
        program = shop;
    }

    @ParameterizedTest
    @EnumSource
    void overview(Look look, Visitors visitors) {
        Visitor visitor = visitors.with(look).open(program.uri(), "");

        assertThat(visitor.page().locator(".firing-row").first()).isVisible();
        assertThat(visitor.page().locator(".card")).hasCount(9);
        assertThat(visitor.page().locator(".card").filter(named("checkout")).locator(".rule"))
                .not()
                .hasCount(0);
        looksRight(visitor, "overview", look);
    }

    @ParameterizedTest
    @EnumSource
    void violations(Look look, Visitors visitors) {
        Visitor visitor = visitors.with(look).open(program.uri(), "violations");

        assertThat(visitor.page().locator(".violations tbody tr").first()).isVisible();
        looksRight(visitor, "violations", look);
    }

    @ParameterizedTest
    @EnumSource
    void violation(Look look, Visitors visitors) {
        Visitor visitor = visitors.with(look).open(program.uri(), "violations?service=payment-eu&order=asc");
        visitor.page().locator(".violations .cell-service").first().click();

        assertThat(visitor.heading("As it opened")).isVisible();
        assertThat(visitor.page().locator("h1")).hasText("payment-eu");
        assertThat(visitor.heading("Who was told")).isVisible();
        assertThat(visitor.page().locator(".time-plot canvas")).isVisible();
        looksRight(visitor, "violation", look);
    }

    @ParameterizedTest
    @EnumSource
    void charts(Look look, Visitors visitors) {
        Visitor visitor = visitors.with(look).open(program.uri(), "charts?of=checkout&period=6h");

        assertThat(visitor.page().locator(".bars")).hasCount(3);
        assertThat(visitor.page().locator(".doughnut-list li").first()).isVisible();
        assertThat(visitor.page().locator(".scatter .point").first()).isAttached();
        assertThat(visitor.page().locator(".time-plot canvas").nth(3)).isVisible();
        looksRight(visitor, "charts", look);
    }

    @ParameterizedTest
    @EnumSource
    void service(Look look, Visitors visitors) {
        Visitor visitor = visitors.with(look).open(program.uri(), "service/checkout?period=6h");

        assertThat(visitor.heading("Its rules")).isVisible();
        assertThat(visitor.page().locator(".time-plot canvas").first()).isVisible();
        looksRight(visitor, "service", look);
    }

    @ParameterizedTest
    @EnumSource
    void silences(Look look, Visitors visitors) {
        Visitor visitor = visitors.with(look).open(program.uri(), "silences");

        assertThat(visitor.heading("Silences")).isVisible();
        assertThat(visitor.page().getByText("Nothing is silenced")).isVisible();
        looksRight(visitor, "silences", look);
    }

    @Test
    void placesThatDoNotExistSaySo(Visitors visitors) {
        Visitor visitor = visitors.desktop().expecting("404");

        visitor.open(program.uri(), "nowhere");
        assertThat(visitor.heading("There is no such page")).isVisible();
        assertThat(visitor.barriers()).isEmpty();

        visitor.open(program.uri(), "service/nobody");
        assertThat(visitor.page().locator(".notice-bad")).containsText("nobody");
        assertThat(visitor.barriers()).isEmpty();
    }

    /** White paper and whole tables, from a dark phone too. */
    @ParameterizedTest
    @EnumSource
    void onPaperThereIsWhatOneReads(Look look, Visitors visitors) {
        Visitor visitor = visitors.with(look).open(program.uri(), "violations");
        Locator table = visitor.page().locator(".violations");
        assertThat(table).isVisible();

        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(table).hasCSS("display", "table");
        assertThat(visitor.page().locator(".filter-bar")).isHidden();
        assertThat(visitor.link("CSV")).isHidden();
        assertThat(visitor.page().locator("html")).hasCSS("color-scheme", "light");
        visitor.screenshot("printed-" + look.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** By what comes over the network, compressed: the first view, and all views together. */
    @Test
    void pageWeighsUnder300Kilobytes(Visitors visitors) {
        Visitor visitor = visitors.desktop();
        List<Integer> sizes = new ArrayList<>();
        visitor.page().onRequestFinished(request -> sizes.add(request.sizes().responseBodySize));

        visitor.open(program.uri(), "");
        assertThat(visitor.page().locator(".card").first()).isVisible();
        visitor.link("Charts").click();
        assertThat(visitor.page().locator(".time-plot canvas").first()).isVisible();

        int sum = sizes.stream().mapToInt(Integer::intValue).sum();
        System.out.printf("the dashboard's weight, overview and charts with their data: %d bytes%n", sum);
        assertThat(sum).isBetween(30_000, 300_000);
    }

    @Test
    void themeIsChosenAndKept(Visitors visitors) {
        Visitor visitor = visitors.desktop().open(program.uri(), "");
        Object light = background(visitor.page());

        visitor.button("Theme: as the system. Change").click();
        visitor.button("Theme: light. Change").click();

        assertThat(visitor.button("Theme: dark. Change")).isVisible();
        assertThat(background(visitor.page())).isNotEqualTo(light);
        visitor.page().reload();
        assertThat(visitor.button("Theme: dark. Change")).isVisible();
        assertThat(background(visitor.page())).isNotEqualTo(light);
    }

    @Test
    void timesAreThoseOfTheViewerWithUtcAsTheTitle(Visitors visitors) {
        Visitor visitor = visitors.desktop().open(program.uri(), "violations");
        Locator time = visitor.page().locator(".cell-of-opened time").first();

        String shown = time.textContent();
        String title = time.getAttribute("title");

        assertThat(title).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC");
        assertThat(hour(shown)).isNotEqualTo(hour(title)); // the browser is in Vienna
    }

    private static String hour(String time) {
        return time.replaceAll(".*?(\\d\\d):\\d\\d.*", "$1");
    }

    private static Object background(Page page) {
        return page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
    }

    private static Locator.FilterOptions named(String service) {
        return new Locator.FilterOptions().setHasText(service);
    }

    private static void looksRight(Visitor visitor, String view, Look look) {
        visitor.screenshot(view + "-" + look.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(visitor.sidewaysScroll()).isZero();
        assertThat(visitor.barriers()).isEmpty();
    }
}
