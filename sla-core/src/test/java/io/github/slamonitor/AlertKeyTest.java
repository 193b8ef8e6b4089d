package io.github.slamonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AlertKeyTest {

    @Property
    void whateverTheNamesAreTheKeyIsReadBack(
            @ForAll("texts") String policy, @ForAll("texts") String rule, @ForAll("texts") String service) {
        AlertKey key = new AlertKey(policy, rule, service);
        assertThat(AlertKey.decode(key.encode())).isEqualTo(key);
    }

    @Test
    void itReadsAsItsThreeNames() {
        assertThat(new AlertKey("checkout", "failure rate at most 5%", "auth/eu\\1").encode())
                .isEqualTo("checkout/failure rate at most 5%/auth\\/eu\\\\1");
    }

    @Test
    void anotherTextIsRefused() {
        assertThatThrownBy(() -> AlertKey.decode("checkout/auth"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the key of an alert must have three parts: key=\"checkout/auth\"");
        assertThatThrownBy(() -> AlertKey.decode("a/b/c/d")).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<String> texts() {
        return ArbitraryViolations.texts();
    }
}
