package io.github.slamonitor.examples.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each filter of the table of violations, set by hand, shows exactly what the same question in SQL finds in the database. */
@Tag("browser")
@ExtendWith(Chromium.class)
class FiltersTest {

    private static final String ORDER = " order by opened_at desc";

    @TempDir
    private static Path folder;

    private static Program program;

    @BeforeAll
    static void open() {
        Shop.open(folder);
        program = Program.serve(folder);
    }

    @AfterAll
    static void close() {
        if (program != null) {
            program.close();
        }
    }

    @Test
    void withoutFilterAllAreShownOnPages(Visitors visitors) throws SQLException {
        Visitor visitor = visitors.desktop().open(program.uri(), "violations?size=25");
        List<String> all = inDatabase("");

        assertThat(shown(visitor)).hasSize(25);
        assertThat(visitor.page().locator(".results-count")).hasText(all.size() + " violations");
        List<String> seen = new ArrayList<>(shown(visitor));
        while (seen.size() < all.size()) {
            visitor.button("Next page").first().click();
            int last = Math.min(seen.size() + 25, all.size());
            assertThat(visitor.page().locator(".pager-range").first())
                    .hasText((seen.size() + 1) + "–" + last + " of " + all.size() + " violations");
            seen.addAll(shown(visitor));
        }
        assertThat(visitor.button("Next page").first()).isDisabled();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void pageThatHasBecomeEmptyLeadsBack(Visitors visitors) throws SQLException {
        Visitor visitor = visitors.desktop().open(program.uri(), "violations?size=500&page=3");
        int all = inDatabase("").size();

        assertThat(visitor.page().locator(".pager-range").first()).hasText("none of " + all + " violations");
        visitor.button("Previous page").first().click();
        assertThat(visitor.page().locator(".violations tbody tr")).hasCount(all);
    }

    @Test
    void severalServices(Visitors visitors) throws SQLException {
        Visitor visitor = violations(visitors);
        choose(visitor, "Service", "checkout", "payment-eu");
        holds(visitor, "service in ('checkout', 'payment-eu')");
    }

    @Test
    void patternOfServices(Visitors visitors) throws SQLException {
        Visitor visitor = violations(visitors);
        filter(visitor, "Service").click();
        visitor.page().getByLabel("Find in Service").fill("payment-*");
        visitor.button("All that match payment-*").click();
        holds(visitor, "service glob 'payment-*'");
    }

    @Test
    void serviceWithHostileName(Visitors visitors) throws SQLException {
        Visitor visitor = violations(visitors);
        choose(visitor, "Service", Shop.HOSTILE.get(0));
        holds(visitor, "service = '" + Shop.HOSTILE.get(0) + "'");
    }

    @Test
    void kind(Visitors visitors) throws SQLException {
        Visitor visitor = violations(visitors);
        choose(visitor, "Kind", "failure rate");
        holds(visitor, "kind = 'FAILURE_RATE'");
    }

    @Test
    void severity(Visitors visitors) throws SQLException {
        Visitor visitor = violations(visitors);
        choose(visitor, "Severity", "Critical", "Info");
        holds(visitor, "severity in ('CRITICAL', 'INFO')");
    }

    @Test
    void state(Visitors visitors) throws SQLException {
        for (String state : List.of("Open", "Acknowledged", "Resolved", "Reported")) {
            Visitor visitor = violations(visitors);
            choose(visitor, "State", state);
            holds(visitor, "state = upper('" + state + "')");
        }
    }

    @Test
    void whatACheckOfAFileFoundHasAPageToo(Visitors visitors) {
        Visitor visitor = visitors.desktop().open(program.uri(), "violations?state=REPORTED");
        services(visitor).first().click();
        assertThat(visitor.page().getByText("by a check of a file")).isVisible();
    }

    @Test
    void policyAndRule(Visitors visitors) throws SQLException {
        Visitor visitor = violations(visitors);
        choose(visitor, "Policy", "payments");
        holds(visitor, "policy = 'payments'");
        choose(visitor, "Rule", "failure rate at most 5%");
        holds(visitor, "policy = 'payments' and rule = 'failure rate at most 5%'");
    }

    @Test
    void period(Visitors visitors) throws SQLException {
        Visitor visitor = violations(visitors);
        filter(visitor, "Period").click();
        visitor.page().getByLabel("Last 1 h").check();
        long start = Instant.now().minus(Duration.ofHours(1)).toEpochMilli();
        holds(
                visitor,
                "case state when 'REPORTED' then opened_at else coalesce(resolved_at, " + Long.MAX_VALUE + ") end >= "
                        + start);
    }

    @Test
    void fromAndTo(Visitors visitors) throws SQLException {
        Instant to = Instant.now().minus(Duration.ofMinutes(50));
        Instant from = to.minus(Duration.ofHours(1));
        Visitor visitor = visitors.desktop().open(program.uri(), "violations?size=200&from=" + from + "&to=" + to);
        holds(
                visitor,
                "opened_at < " + to.toEpochMilli()
                        + " and case state when 'REPORTED' then opened_at else coalesce(resolved_at, " + Long.MAX_VALUE
                        + ") end >= " + from.toEpochMilli());
    }

    @Test
    void minimumFailureRateBySlider(Visitors visitors) throws SQLException {
        Visitor visitor = violations(visitors);
        slide(visitor, "Minimum failure rate", 7);
        assertThat(visitor.page().locator(".chip-remove")).hasText("Failure rate: at least 5%, remove");
        holds(visitor, "worst_failure_rate >= 0.05");
        assertThat(inDatabase("where worst_failure_rate >= 0.05 and state = 'RESOLVED' and failures * 20 < records"))
                .as("what was as bad and is over is found too")
                .isNotEmpty();
    }

    @Test
    void minimumResponseViolationRateBySlider(Visitors visitors) throws SQLException {
        Visitor visitor = violations(visitors);
        slide(visitor, "Minimum response violation rate", 9);
        holds(visitor, "worst_response_violation_rate >= 0.1");
    }

    @Test
    void allTogetherAndAwayAgain(Visitors visitors) throws SQLException {
        Visitor visitor = violations(visitors);
        choose(visitor, "Service", "checkout", "login", "payment-eu");
        choose(visitor, "Kind", "failure rate", "response violation rate");
        choose(visitor, "State", "Resolved");
        slide(visitor, "Minimum failure rate", 1);
        String condition = "service in ('checkout', 'login', 'payment-eu')"
                + " and kind in ('FAILURE_RATE', 'RESPONSE_VIOLATION_RATE') and state = 'RESOLVED'"
                + " and worst_failure_rate >= 0.001";
        holds(visitor, condition);

        Visitor other = visitors.desktop(); // a link shows the same to somebody else
        other.page().navigate(visitor.page().url());
        holds(other, condition);

        visitor.button("Clear all").click();
        holds(visitor, "1 = 1");
    }

    @Test
    void sortsByEachColumn(Visitors visitors) throws SQLException {
        Visitor visitor = violations(visitors);
        visitor.page()
                .locator(".sort")
                .filter(new Locator.FilterOptions().setHasText("Service"))
                .click();
        assertThat(services(visitor)).hasText(sorted("desc"));
        visitor.page()
                .locator(".sort")
                .filter(new Locator.FilterOptions().setHasText("Service"))
                .click();
        assertThat(services(visitor)).hasText(sorted("asc"));
        assertThat(visitor.page().locator("th[aria-sort=ascending]")).containsText("Service");
    }

    @Test
    void sortsByTheWorstRates(Visitors visitors) throws SQLException {
        Visitor visitor = violations(visitors);
        for (String column : List.of("worst_failure_rate", "worst_response_violation_rate")) {
            visitor.page()
                    .locator(".sort")
                    .filter(new Locator.FilterOptions().setHasText(column.contains("failure") ? "Failed" : "Slow"))
                    .click();
            String order = " order by coalesce(" + column + ", -1) desc, opened_at desc, number desc";
            assertThat(services(visitor))
                    .hasText(Stream.of(inDatabase("service", "", order))
                            .map(FiltersTest::asShown)
                            .toArray(String[]::new));
        }
    }

    @Test
    void columnsAreChosenAndInTheAddress(Visitors visitors) {
        Visitor visitor = violations(visitors);
        visitor.button("Columns").click();
        visitor.page().getByLabel("Requests").check();
        visitor.page()
                .getByLabel("State", new Page.GetByLabelOptions().setExact(true))
                .uncheck();
        visitor.page().reload();
        Locator head = visitor.page().locator(".violations thead");
        assertThat(head).containsText("Requests");
        assertThat(head).not().containsText("State");
    }

    @Test
    void downloadsHaveExactlyWhatIsFiltered(Visitors visitors) throws SQLException, IOException {
        Visitor visitor = visitors.desktop().open(program.uri(), "violations?severity=CRITICAL&severity=INFO&size=25");
        List<String> wanted = inDatabase("where severity in ('CRITICAL', 'INFO')");
        assertThat(visitor.page().locator(".results-count")).hasText(wanted.size() + " violations");

        for (String form : List.of("CSV", "JSON")) {
            Download download =
                    visitor.page().waitForDownload(() -> visitor.link(form).click());
            String text = Files.readString(download.path());

            assertThat(download.suggestedFilename()).endsWith(form.toLowerCase(java.util.Locale.ROOT));
            assertThat(wanted).allSatisfy(id -> assertThat(text).contains(id));
            assertThat(inDatabase("where severity not in ('CRITICAL', 'INFO')"))
                    .isNotEmpty()
                    .allSatisfy(id -> assertThat(text).doesNotContain(id));
        }
    }

    @Test
    void nothingFoundSaysWhatToDo(Visitors visitors) throws SQLException {
        Visitor visitor = visitors.desktop().open(program.uri(), "violations?size=200&service=nobody");
        assertThat(visitor.page().getByText("No violation is like that")).isVisible();
        assertThat(visitor.barriers()).isEmpty();
        visitor.button("Clear all filters").click();
        holds(visitor, "1 = 1");
    }

    private static Visitor violations(Visitors visitors) {
        Visitor visitor = visitors.desktop().open(program.uri(), "violations?size=200");
        assertThat(visitor.page().locator(".violations tbody tr").first()).isVisible();
        return visitor;
    }

    private static void choose(Visitor visitor, String filter, String... values) {
        filter(visitor, filter).click();
        for (String value : values) {
            visitor.page()
                    .locator(".popover-panel .choice")
                    .filter(new Locator.FilterOptions()
                            .setHas(visitor.page().getByText(value, new Page.GetByTextOptions().setExact(true))))
                    .locator("input")
                    .check();
        }
        visitor.page().keyboard().press("Escape");
        assertThat(visitor.page().locator(".popover-panel")).hasCount(0);
    }

    private static Locator filter(Visitor visitor, String name) {
        return visitor.page()
                .locator(".filter-bar")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private static void slide(Visitor visitor, String label, int steps) {
        Locator slider = visitor.page().getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName(label));
        slider.focus();
        for (int step = 0; step < steps; step++) {
            slider.press("ArrowRight");
        }
    }

    private static void holds(Visitor visitor, String condition) throws SQLException {
        List<String> wanted = inDatabase("where " + condition);
        assertThat(wanted).as("a filter that finds nothing shows nothing").isNotEmpty();
        String word = wanted.size() == 1 ? " violation" : " violations";
        assertThat(visitor.page().locator(".results-count")).hasText(wanted.size() + word);
        assertThat(shown(visitor)).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static List<String> shown(Visitor visitor) {
        assertThat(visitor.page().locator(".results-loading")).hasCount(0);
        assertThat(visitor.page().locator(".violations tbody tr").first()).isVisible();
        Object links = services(visitor).evaluateAll("all => all.map(link => link.getAttribute('href'))");
        return ((List<?>) links)
                .stream()
                        .map(link -> URLDecoder.decode(
                                String.valueOf(link).replace("#/violation/", ""), StandardCharsets.UTF_8))
                        .toList();
    }

    private static Locator services(Visitor visitor) {
        return visitor.page().locator(".violations tbody .cell-service");
    }

    /** Names by the order of their code points, as the page shows them. */
    private static String[] sorted(String order) throws SQLException {
        return Stream.of(inDatabase("service", "", " order by service " + order))
                .map(FiltersTest::asShown)
                .toArray(String[]::new);
    }

    private static String asShown(String name) {
        return name.replace('\u202E', '\uFFFD');
    }

    private static List<String> inDatabase(String where) throws SQLException {
        return List.of(inDatabase("id", where, ORDER));
    }

    private static String[] inDatabase(String column, String where, String order) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Shop.DATABASE));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select " + column + " from violation " + where + order)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found.toArray(String[]::new);
        }
    }
}
