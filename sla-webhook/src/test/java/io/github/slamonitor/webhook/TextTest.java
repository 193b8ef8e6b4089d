package io.github.slamonitor.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextTest {

    @Provide
    Arbitrary<String> texts() {
        return HostileTexts.texts();
    }

    @Property(tries = 300)
    void lineHasNoBreakNoHalfCharacterAndIsNotBlank(@ForAll("texts") String text) {
        String line = Text.line(text);
        assertThat(line).isNotBlank();
        assertThat(line.codePoints())
                .noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0x202E)
                .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    @Property(tries = 300)
    void cutTextIsWithinItsLengthAndHasNoHalfCharacter(
            @ForAll("texts") String text, @ForAll @IntRange(min = 3, max = 50) int most) {
        String cut = Text.cut(Text.line(text), most, c -> c == '&' ? "&amp;" : Character.toString(c));
        assertThat(cut).hasSizeBetween(1, most);
        assertThat(cut.codePoints()).noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        assertThat(cut.replace("&amp;", "")).doesNotContain("&");
    }

    @Test
    void textThatFitsIsNotCut() {
        assertThat(Text.cut("abcde", 5)).isEqualTo("abcde");
        assertThat(Text.cut("abcdef", 5)).isEqualTo("abc…");
    }

    @Test
    void surrogatePairIsKeptWholeOrNotAtAll() {
        assertThat(Text.cut("ab🚀cd", 6)).isEqualTo("ab🚀cd");
        assertThat(Text.cut("ab🚀cde", 6)).isEqualTo("ab🚀…");
        assertThat(Text.cut("ab🚀cde", 5)).isEqualTo("ab…");
    }

    @Test
    void nameOfNothingVisibleIsSaidToBeNone() {
        assertThat(Text.line(" \n\t")).isEqualTo("(no name)");
        assertThat(Text.line("\u200B")).isEqualTo("(no name)");
        assertThat(Text.line("")).isEqualTo("(no name)");
    }

    @Test
    void directionIsNotTurned() {
        assertThat(Text.line("a\u202Egnp.exe")).isEqualTo("agnp.exe");
        assertThat(Text.line("שלום")).isEqualTo("\u2068שלום\u2069");
        assertThat(Text.cut(Text.line("שלום עולם"), 6)).isEqualTo("\u2068שלו…\u2069");
    }
}
