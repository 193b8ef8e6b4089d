package io.github.slamonitor.examples.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;

/** People in front of the browser, each with a window and cookies of their own. They leave when their test ends. */
final class Visitors {

    /** What somebody looks at the page with. */
    enum Look {
        DESKTOP(1440, 900, ColorScheme.LIGHT),
        DESKTOP_DARK(1440, 900, ColorScheme.DARK),
        TABLET(800, 1000, ColorScheme.LIGHT),
        PHONE_DARK(360, 740, ColorScheme.DARK);

        private final int width;
        private final int height;
        private final ColorScheme colours;

        Look(int width, int height, ColorScheme colours) {
            this.width = width;
            this.height = height;
            this.colours = colours;
        }
    }

    private final Browser browser;
    private final List<Visitor> inside = new ArrayList<>();

    Visitors(Browser browser) {
        this.browser = browser;
    }

    Visitor desktop() {
        return with(Look.DESKTOP);
    }

    Visitor with(Look look) {
        Visitor visitor = new Visitor(browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width, look.height)
                .setColorScheme(look.colours)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setTimezoneId("Europe/Vienna")));
        inside.add(visitor);
        return visitor;
    }

    /** What all of them see, for finding out why a test failed. */
    void photograph(String test) {
        for (int i = 0; i < inside.size(); i++) {
            inside.get(i).screenshot("failed-" + test + "-" + i);
            System.out.println("seen by visitor " + i + " of " + test + ": "
                    + inside.get(i).page().url() + " " + inside.get(i).complaints());
        }
    }

    /** All leave; what the browser complained of to any of them fails a test that has not failed already. */
    void leave(boolean complain) {
        List<String> complaints = inside.stream()
                .flatMap(visitor -> visitor.complaints().stream())
                .toList();
        inside.forEach(Visitor::close);
        if (complain && !complaints.isEmpty()) {
            throw new AssertionError("the browser complained: " + String.join("\n", complaints));
        }
    }
}
