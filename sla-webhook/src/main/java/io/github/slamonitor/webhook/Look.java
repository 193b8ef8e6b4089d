package io.github.slamonitor.webhook;

import io.github.slamonitor.Severity;
import java.util.HexFormat;

/**
 * How a change looks in each service. The colours can be told apart by those who see red and green alike, and words say the same.
 */
enum Look {
    CRITICAL(0xD32F2F, "attention"),
    WARNING(0xF9A825, "warning"),
    INFO(0x1976D2, "accent"),
    RESOLVED(0x2E7D32, "good");

    /** Red, green and blue in a byte each. */
    final int colour;

    /** The name of the style in an Adaptive Card, which has colours of its own for light, dark and high contrast. */
    final String cardStyle;

    Look(int colour, String cardStyle) {
        this.colour = colour;
        this.cardStyle = cardStyle;
    }

    static Look of(Severity severity) {
        return valueOf(severity.name());
    }

    String hexColour() {
        return "#" + HexFormat.of().withUpperCase().toHexDigits(colour, 6);
    }
}
