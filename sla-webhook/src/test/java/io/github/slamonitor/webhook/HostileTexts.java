package io.github.slamonitor.webhook;

import io.github.slamonitor.Round;
import io.github.slamonitor.Severity;
import io.github.slamonitor.Transition;
import io.github.slamonitor.Violation;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Names that somebody might choose to break a message, of all characters and lengths. */
final class HostileTexts {

    static final List<String> NAMES = List.of(
            "<!channel> & <https://evil.example|click>",
            "@everyone @here <@123> <#1> :skull:",
            "*bold* _it_ ~no~ `code` ```block``` ||spoiler||",
            "[click](https://evil.example) https://evil.example # head > quote",
            "<at>all</at> {\"json\": \"\\u0000\"}",
            "line\nbreak\r\nX-Injected: 1\u2028and\u0000more\u001b[31m",
            "\u202Egnp.exe\u202C \u2066x",
            "خدمة الدفع",
            "שירות-1",
            "决済サービス🚀🚀",
            "\uD83D",
            "\uDE80\uD83D",
            " \u200B\u2060 ",
            "🚀".repeat(5000),
            "&<>\"`*".repeat(1600),
            "\\".repeat(9999),
            "\u00AD".repeat(300),
            "a".repeat(10_000));

    private HostileTexts() {}

    static Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings()
                .all()
                .withChars("<>&*_~`|\\@#:[]()\"' \n")
                .withChars('\uD800', '\uDC00', '\u202E')
                .ofMinLength(1)
                .ofMaxLength(300);
        Arbitrary<String> repeated =
                Combinators.combine(any, Arbitraries.integers().between(1, 60)).as(String::repeat);
        return Arbitraries.oneOf(Arbitraries.of(NAMES), any, repeated);
    }

    static Arbitrary<Round> rounds() {
        Arbitrary<Violation> violations = Combinators.combine(
                        texts(), texts(), texts(), texts(), Arbitraries.of(Severity.class), texts())
                .as(Samples::violation);
        Arbitrary<Transition> transitions = Combinators.combine(
                        Arbitraries.of(Transition.Kind.class),
                        violations,
                        Arbitraries.longs().between(0, 1_000_000))
                .as(HostileTexts::transition);
        return Combinators.combine(texts(), transitions.list().ofMinSize(1).ofMaxSize(40))
                .as((id, list) -> new Round(id, Samples.NOON, list));
    }

    private static Transition transition(Transition.Kind kind, Violation violation, long seconds) {
        Instant at = Samples.NOON.plusSeconds(seconds);
        boolean over = kind == Transition.Kind.RESOLVED || (kind == Transition.Kind.FLAPPING_ENDED && seconds % 2 == 0);
        return new Transition(kind, over ? Samples.over(violation, at) : violation, at);
    }
}
