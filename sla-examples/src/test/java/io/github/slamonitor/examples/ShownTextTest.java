package io.github.slamonitor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ShownTextTest {

    @Example
    void charactersThatDoThingsAreReplaced() {
        assertThat(ShownText.harmless("a\u001B[2Jb\tc\r\nd", true)).isEqualTo("a\uFFFD[2Jb\uFFFDc\uFFFD\uFFFDd");
        assertThat(ShownText.harmless("\u202Eevil\u200B\u009B\uD800", true)).isEqualTo("\uFFFDevil\uFFFD\uFFFD\uFFFD");
        assertThat(ShownText.harmless("Zahlung-Österreich 支付 😀", true)).isEqualTo("Zahlung-Österreich 支付 😀");
        assertThat(ShownText.harmless("12 µs für 😀\u001B", false)).isEqualTo("12 us f?r ??");
    }

    @Property(tries = 500)
    void nothingThatIsShownMovesTheCursor(@ForAll String text, @ForAll boolean unicode) {
        assertThat(ShownText.harmless(text, unicode).codePoints())
                .noneMatch(Character::isISOControl)
                .noneMatch(letter -> Character.getType(letter) == Character.FORMAT)
                .allMatch(letter -> unicode || letter < 127);
    }

    @Example
    void widthIsInColumns() {
        assertThat(ShownText.width("abc")).isEqualTo(3);
        assertThat(ShownText.width("支付")).isEqualTo(4);
        assertThat(ShownText.width("😀")).isEqualTo(2);
        assertThat(ShownText.width("e\u0301")).isEqualTo(1);
        assertThat(ShownText.padRight("支付", 6)).isEqualTo("支付  ");
        assertThat(ShownText.padLeft("ab", 4)).isEqualTo("  ab");
    }

    @Property(tries = 500)
    void fittedTextIsNeverWider(@ForAll String text, @ForAll @IntRange(min = 3, max = 30) int width) {
        assertThat(ShownText.width(ShownText.fit(text, width, true))).isLessThanOrEqualTo(width);
        assertThat(ShownText.width(ShownText.fit(text, width, false))).isLessThanOrEqualTo(width);
    }

    @Example
    void longTextIsCutWithAnEllipsis() {
        assertThat(ShownText.fit("checkout-service", 10, true)).isEqualTo("checkout-…");
        assertThat(ShownText.fit("checkout-service", 10, false)).isEqualTo("checkou...");
        assertThat(ShownText.fit("支付支付支付", 6, true)).isEqualTo("支付…");
        assertThat(ShownText.fit("checkout", 8, true)).isEqualTo("checkout");
    }

    @Example
    void longLinesAreBrokenAtBlanks() {
        assertThat(ShownText.wrap("one two three four", 8, "  ")).isEqualTo("one two\n  three\n  four");
        assertThat(ShownText.wrap("unbreakable", 4, "  ")).isEqualTo("unbreakable");
    }
}
