package io.github.slamonitor.examples.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Names of services that would do harm as markup, as a formula, by the direction of reading or by their length are shown as text, and
 * stay inside their place. A dialog, an error of a script, or a request for an image fails the test.
 */
@Tag("browser")
@ExtendWith({Chromium.class, OpenShop.class})
class HostileNamesTest {

    private static Program program;

    @BeforeAll
    static void open(Program shop) {
        program = shop;
    }

    static Stream<String> places() {
        return Stream.concat(
                Stream.of("", "violations", "charts?period=6h", "violations?service=%3Cscript%3Ealert(1)%3C/script%3E"),
                Shop.HOSTILE.stream()
                        .flatMap(name -> Stream.of(
                                "service/" + encoded(name),
                                "charts?period=6h&of=" + encoded(name),
                                "violations?service=" + encoded(name))));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("places")
    void namesAreText(String place, Visitors visitors) {
        Visitor visitor = visitors.desktop().open(program.uri(), place);
        Page page = visitor.page();
        assertThat(page.locator("h1").first()).isVisible();
        assertThat(page.locator(".skeleton")).hasCount(0);

        List<?> images = (List<?>) page.evaluate("[...document.images].map(image => image.getAttribute('src'))");
        assertThat(images).as(place).isEqualTo(List.of("/assets/icon.svg"));
        assertThat(page.locator("main script")).hasCount(0);
        assertThat(page.locator("body")).not().containsText("\u202E");
        assertThat(visitor.sidewaysScroll()).as("sideways at " + place).isZero();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostile")
    void violationIsFoundBySearchAndOpened(String name, Visitors visitors) {
        Visitor visitor = visitors.with(Visitors.Look.PHONE_DARK).open(program.uri(), "");
        visitor.page().getByLabel("Search services").fill(name.substring(0, Math.min(name.length(), 40)));
        assertThat(visitor.page().locator(".card")).hasCount(1);
        visitor.page().locator(".card h3 a").click();

        assertThat(visitor.heading("Its rules")).isVisible();
        assertThat(visitor.sidewaysScroll()).isZero();
        visitor.link("Its violations").click();
        Locator rows = visitor.page().locator(".cell-service");
        assertThat(rows.first()).isVisible();
        rows.first().click();
        assertThat(visitor.heading("As it opened")).isVisible();
        assertThat(visitor.sidewaysScroll()).isZero();
        visitor.page().goBack();
        assertThat(rows.first()).isVisible();
    }

    static List<String> hostile() {
        return Shop.HOSTILE;
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
